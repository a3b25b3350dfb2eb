"""The sentences that a clerk reads when a file is imported or written."""

from language.certificate_kinds import CERTIFICATE_KINDS

QUOTED = 20
"""characters of a cell that are quoted"""

# The file as a whole
NO_FILE = "没有找到这个文件。"
NOT_A_TABLE = "这不是 CSV 或 XLSX 文件。请在表格软件里打开，另存为 XLSX 再导入。"
NOT_A_WORKBOOK = "这不是 XLSX 文件，是别的压缩文件。请在表格软件里打开，另存为 XLSX 再导入。"
OLD_EXCEL = "这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里打开，另存为 XLSX 再导入。"
WPS_TABLE = "这是 WPS 表格文件（.et）。请在 WPS 里打开，另存为 XLSX 再导入。"
WEB_PAGE = "这其实是网页，只是名字像表格。请在 Excel 或 WPS 里打开，另存为 XLSX 再导入。"
PASSWORD = "文件加了密码。请先在 Excel 或 WPS 里取消密码，保存后再导入。"
TOO_BIG = "文件超过 16 MB，请分成几个文件。"
UNFOLDS_TOO_BIG = "文件展开后太大，请分成几个文件。"
TOO_MANY_ROWS = "行太多，一个文件最多 {limit} 行。请删掉表下面的空行，或分成几个文件。"
TOO_MANY_COLUMNS = "列太多，一张表最多 {limit} 列。请删掉右边用不到的列。"
TOO_MANY_CELLS = "填了的格子太多，请删掉用不到的列，或分成几个文件。"
TOO_MANY_MERGED = "合并的单元格太多，请取消合并。"
TOO_MUCH_TEXT = "文字太多，请分成几个文件。"
ROW_TOO_LONG = '有一行太长。可能是引号（"）没有成对，请查看后再导入。'
FAR_APART = "第 {row} 行还有内容，中间空了太多。请删掉空的行和列，再导入。"
EMPTY = "文件里没有内容。"
DAMAGED = "文件打不开，可能已经损坏。请在表格软件里打开，另存为 XLSX 再导入。"
UNKNOWN_ENCODING = "看不懂文件的编码，请存为 UTF-8。"
OPEN_QUOTE = '第 {row} 行的引号（"）没有成对，后面的行会连成一格。请补上或删掉引号，再导入。'
NO_ROWS = "只有表头，没有数据。"
CONFLICT = "和已有的数据冲突，没有导入。"
BROKEN_OFF = "数据库现在写不进去。请稍后用同一个文件再导入一次。"

# The sheet and its header
TITLE_ROW = "第 {row} 行“{value}”在表头上面，没有读。"
FOOT_ROW = "第 {row} 行“{value}”不是数据，没有读。"
OTHER_SHEETS = "读的是工作表“{sheet}”。“{others}”没有读，要导入就单独存成一个文件。"
MISSING_COLUMN = "缺少这一列。"
MISSING_COLUMN_PERHAPS = "缺少这一列。文件里的“{found}”是不是它？是的话请改名。"
NO_HEADER = "没有找到表头。表头要写列的名字，例如：{columns}。"
TWICE_COLUMN = "这一列出现了两次。"
UNUSED_COLUMNS = "没有用到的列：{columns}。"
UNUSED_PERHAPS = "没有用到的列“{found}”，是不是“{title}”？是的话请改名再导入一次。"

# A row
TOO_MANY_CELLS_IN_ROW = "比表头多出一格“{value}”。可能多了一个逗号：有逗号的内容要放在引号里。"
SHIFTED = "这一行比表头多 {count} 格，后面的内容可能错了位。有逗号的内容要放在引号里，多余的逗号请删掉。"

# A cell
LINE_BREAK = "这里只能写一行，请删掉中间的换行。"
REQUIRED = "不能空着。"
FORMULA = "这里是公式或错误值，请改成文字或数字。"
CHANGED_NUMBER = "这个数太长，表格软件已经把后面的数字改掉了。请把这一列设成“文本”，再重新填写。"
MERGED_EMPTY = "这是合并的空单元格。请取消合并，每一行分别填写。"
MERGED_ACROSS = "这一格和左边的合并了。请取消合并，分别填写。"
TOO_LONG = "最多 {limit} 个字，现在有 {length} 个。"
NOT_A_NUMBER = "要写整数，写的是“{value}”。"
TOO_SMALL = "不能小于 {limit}，写的是 {value}。"
TOO_LARGE = "不能大于 {limit}，写的是 {value}。"
NOT_A_DATE = "要写日期，例如 2026-12-01，写的是“{value}”。"
DATE_WITH_TIME = "只写日期，不要写钟点，写的是“{value}”。"
NOT_YES_NO = "要写“是”或“否”，写的是“{value}”。"
NOT_A_LEVEL = "要写 1 到 5 级，没有等级就空着，写的是“{value}”。"
NOT_A_CATEGORY = "“{value}”不是残疾类别。可以写视力、听力等，或者 1 到 7。"
NOT_A_CHOICE = "只能写：{choices}。写的是“{value}”。"
NOT_A_CODE = "只能用字母、数字和横线，写的是“{value}”。"
NOT_A_DIVISION_CODE = "区划代码是 6 位数字，写的是“{value}”。"
WRONG = "这里的内容不对。"
SALARY_OPEN = "“{value}”写不了。请写最低和最高各是多少元。"
COUNT_OPEN = "“{value}”写不了。请写一个数。"
WORD_OF_A_PLACE = "“{value}”是地名，不能当作别名。请去掉。"
EVERYDAY_WORD = "“{value}”太平常，谁说话都会碰到，不能当作别名。请去掉。"

# A reference or a pair of cells
UNKNOWN_OCCUPATION = "没有“{value}”这个职业，请先导入职业。"
UNKNOWN_DIVISION = "没有“{value}”这个地方。"
SEVERAL_DIVISIONS = "有几个地方叫“{value}”，请写区划代码。"
UNKNOWN_COURSE = "没有编号是“{value}”的课程，请先导入课程。"
UNKNOWN_BASE = "没有编号是“{value}”的基地，请先导入基地。"
UNKNOWN_CLASS = "没有编号是“{value}”的班次，请先导入班次。"
TWICE_CODE = "编号“{value}”在第 {row} 行已经有了。"
TWICE_NAME = "名称“{value}”在第 {row} 行已经有了。"
TWICE_ROW = "和第 {row} 行重复。"
NAME_TAKEN = "名称“{value}”已经用在编号 {code} 上。"
ENDS_BEFORE_START = "结束日期不能早于开班日期。"
ENROL_AFTER_START = "报名截止不能晚于开班日期。"
SALARY_UPSIDE_DOWN = "工资上限不能低于下限。"
AGES_UPSIDE_DOWN = "年龄上限不能低于下限。"
CLASS_CALLED_OFF = "这个班已经取消，不能再改。要重新开班，请换一个编号。"
SEATS_TAKEN = "第 {seat} 个名额已经有人报名，不能改成 {capacity}。"

# Divisions
PARENT_NEEDED = "市和县要写上级代码。"
UNKNOWN_PARENT = "没有代码是“{value}”的上级。"
OWN_PARENT = "上级不能是自己。"
PARENT_NOT_ABOVE = "上级“{parent}”不在“{name}”上面一级。"
OTHER_PROVINCE = "“{name}”的代码属于{province}，上级不能是别的省的“{parent}”。"
NOT_SERVED = "只管河南（41）和河北（13），代码“{value}”不是这两个省的。"
PROVINCES = {"13": "河北省", "41": "河南省"}

# What is worth a second look, though it is imported
RENAMED = "“{before}”改名成了“{name}”，请核对。"
SAME_WORD = "“{word}”既是“{name}”，也是“{other}”，有人说这个词时会先找“{first}”，请核对。"
EVERYDAY_NAME = "“{value}”太平常，谁说到都会找这个职业，请核对。"
CLASS_OVER = "这个班已经结束了，请核对日期。"
CLASS_BEGUN = "这个班已经开班了，没有人能再报名。"
ENROLMENT_OVER = "报名已经截止，没有人能再报名。"
JOB_OVER = "截止日期已经过了，没有人能看到这个岗位。"
ON_ROWS = "{note}（第 {rows} 行）"
AND_MORE_ROWS = "{rows} 等 {count}"

# People and what is theirs
NUMBER_WRONG = {
    "missing": "要写残疾人证号，20 位。",
    "length": "残疾人证号要 20 位，这里有 {length} 位。",
    "characters": "残疾人证号里有不该有的字（尾号 {tail}）。",
    "birth_date": "残疾人证号里的出生日期不对（尾号 {tail}）。",
    "check_digit": "残疾人证号写错了一位（尾号 {tail}），请对照证件。",
    "category": "残疾人证号第 19 位要是 1 到 7（尾号 {tail}）。",
    "level": "残疾人证号第 20 位要是 1 到 4（尾号 {tail}）。",
}
PHONE_WRONG = "要写 11 位手机号，这里有 {length} 位。"
ACCOUNT_WRONG = "要写 12 到 19 位银行账号，这里有 {length} 位。"
IN_THE_FUTURE = "这一天还没有到。"
CLAIMED_BEFORE_ISSUED = "申领日期不能早于发证日期。"
NOT_REGISTERED = "这个人没有登记，请先导入人员（尾号 {tail}）。"
REGISTERED_JUST_NOW = "这个人刚刚有人登记了（尾号 {tail}），请再导入一次。"
OTHER_NAME = "这个证号已经登记了别的名字（尾号 {tail}），请核对。"
HAD_IT_DELETED = "这个人要求删除过登记，要本人重新同意（尾号 {tail}）。"
OLDER_CERTIFICATE = "登记上的是更新的残疾人证（尾号 {tail} 是旧的），请写新证号。"
ROW_REFUSED = "这一行记不上（尾号 {tail}），请核对。"
CONSENT_WITHDRAWN = "这个人撤回了同意，不能再记（尾号 {tail}）。"
OTHER_PERSONS_FACTS = "登记上的手机号或区划和文件里的不一样，没有改。"
OTHER_STATUS = "登记上的状态和文件里的不一样，没有改。"
CLASS_FULL = "这个班的名额已经满了。"
UNKNOWN_CERTIFICATE = "这个人没有这样的证书，请先导入证书。"
NOT_VERIFIED = "这本证书还没有核实，不能记成已批准或已发放。"
LEVEL_DOES_NOT_FIT = "等级和证书种类对不上，请核对证书。"
ANOTHER_VERIFIES = "核实要由另一位同事来办。请写“否”，导入后再请同事核实。"
ANOTHER_DECIDES = "这里只能导入今天提交的申领。以前的申领，请管理员在服务器上导入。"
OUTSIDE = "这一行不在您的辖区。"
CERTIFICATE_CLAIMED = "这本证书已经申领过补贴。"
CLAIM_REFUSED = "按规定不能再记这一笔。"
NUMBER_MISSING = "证书编号里要有字母或数字，没有编号就空着。"
NUMBER_TAKEN = "这个证书编号已经记在别处，请核对。"
PAPER_CONSENT = "{day:%Y年%m月%d日}在办公室签了纸质同意书，同意登记和使用个人信息。"
UNKNOWN_KIND = "没有“{row.kind}”这种证书。请写：" + "、".join(CERTIFICATE_KINDS) + "。"
IMPOSSIBLE_DAY = "“{row.issued_on}”不可能是这张证书的发证日期，请核对。"
NO_REASON_ON_FILE = "以前的记录里没有写原因。"

# The report
DONE = "已导入{kind}：新增 {added} 条，更新 {changed} 条，没有变化 {unchanged} 条。"
REFUSED = "没有导入。文件里有 {count} 处要改："
REFUSED_IN_SHEET = "没有导入。工作表“{sheet}”里有 {count} 处要改："
REST_REFUSED = "后面的没有导入。文件里有 {count} 处要改："
STANDS = "中途停了。前面的 {count} 行已经在库里，再导入同一个文件也不会重复。"
ERROR_IN_CELL = "第 {row} 行“{column}”：{message}"
ERROR_IN_ROW = "第 {row} 行：{message}"
MORE_ERRORS = "另外还有 {count} 处。"
WRITTEN = "已写出{kind} {count} 条：{files}。"
WRONG_ENDING = "文件名要以 .csv 或 .xlsx 结尾。"
KINDS = {
    "divisions": "区划",
    "occupations": "职业",
    "bases": "基地",
    "courses": "课程",
    "classes": "班次",
    "jobs": "岗位",
    "people": "人员",
    "certificates": "证书",
    "enrolments": "报名",
    "claims": "补贴申领",
}
