"""The sentences that a clerk reads when a file is imported."""

# The file as a whole
NO_FILE = "没有找到这个文件。"
NOT_A_TABLE = "这不是 CSV 或 XLSX 文件。"
OLD_EXCEL = "这是旧版或加密的 Excel 文件，请另存为 XLSX。"
TOO_BIG = "文件超过 50 MB，请分成几个文件。"
UNFOLDS_TOO_BIG = "文件展开后太大，请分成几个文件。"
EMPTY = "文件里没有内容。"
DAMAGED = "文件打不开，可能已经损坏。"
UNKNOWN_ENCODING = "看不懂文件的编码，请存为 UTF-8。"
NO_ROWS = "只有表头，没有数据。"
CONFLICT = "和已有的数据冲突，没有导入。"

# The header
MISSING_COLUMN = "缺少这一列。"
TWICE_COLUMN = "这一列出现了两次。"
UNUSED_COLUMNS = "没有用到的列：{columns}。"

# A cell
REQUIRED = "不能空着。"
FORMULA = "这里是公式或错误值，请改成文字或数字。"
TOO_LONG = "最多 {limit} 个字。"
NOT_A_NUMBER = "要写整数。"
TOO_SMALL = "不能小于 {limit}。"
TOO_LARGE = "不能大于 {limit}。"
NOT_A_DATE = "要写日期，例如 2026-12-01。"
NOT_YES_NO = "要写“是”或“否”。"
NOT_A_LEVEL = "要写 1 到 5 级，没有等级就空着。"
NOT_A_CATEGORY = "“{value}”不是残疾类别。可以写视力、听力等，或者 1 到 7。"
NOT_A_CHOICE = "只能写：{choices}。"
NOT_A_CODE = "只能用字母、数字和横线。"
NOT_A_DIVISION_CODE = "区划代码是 6 位数字。"
WRONG = "这里的内容不对。"

# A reference or a pair of cells
UNKNOWN_OCCUPATION = "没有“{value}”这个职业，请先导入职业。"
UNKNOWN_DIVISION = "没有“{value}”这个地方。"
SEVERAL_DIVISIONS = "有几个地方叫“{value}”，请写区划代码。"
UNKNOWN_COURSE = "没有编号是“{value}”的课程，请先导入课程。"
UNKNOWN_BASE = "没有编号是“{value}”的基地，请先导入基地。"
TWICE_CODE = "编号“{value}”在第 {row} 行已经有了。"
TWICE_NAME = "名称“{value}”在第 {row} 行已经有了。"
NAME_TAKEN = "名称“{value}”已经用在编号 {code} 上。"
ENDS_BEFORE_START = "结束日期不能早于开班日期。"
ENROL_AFTER_START = "报名截止不能晚于开班日期。"
SALARY_UPSIDE_DOWN = "工资上限不能低于下限。"
AGES_UPSIDE_DOWN = "年龄上限不能低于下限。"
SEATS_TAKEN = "第 {seat} 个名额已经有人报名，不能改成 {capacity}。"
PARENT_NEEDED = "市和县要写上级代码。"
UNKNOWN_PARENT = "没有代码是“{value}”的上级。"

# The report
DONE = "已导入{kind}：新增 {added} 条，更新 {changed} 条，没有变化 {unchanged} 条。"
REFUSED = "没有导入。文件里有 {count} 处要改："
ERROR_IN_CELL = "第 {row} 行“{column}”：{message}"
ERROR_IN_ROW = "第 {row} 行：{message}"
MORE_ERRORS = "另外还有 {count} 处。"
KINDS = {
    "divisions": "区划",
    "occupations": "职业",
    "bases": "基地",
    "courses": "课程",
    "classes": "班次",
    "jobs": "岗位",
}
