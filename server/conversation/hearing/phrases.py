"""What people are likely to say: to steer, to agree, to choose, and the words of the field."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


STEERING = _words("""
    取消 返回 重复 转人工 帮助 等一下 继续 跳过 上一步 再说一遍 慢一点 快一点 不办了 算了 退出 人工 人工服务 找人工
    人工客服 再说一次 重说 没听清 没听清楚 再讲一遍 重复一遍 返回上一步 回到上一步 退回 退回上一步 算了不办了 怎么用
    到哪了 到哪一步了 第几步 还有几步 现在到哪一步了 等等 稍等 等一会 等会儿 接着办 接着来 不知道 不清楚
    一个字一个字念 逐字念 说慢点 慢点 说快点 快点 重发 重新发 从头再来 从头来 重新来 重新来一遍 回到最开始 重来
""")
"""the words that the assistant teaches, those that are said most first"""
YES_NO = _words("""
    是的 不是 对 不对 好的 可以 不用 同意 不同意 是 行 好 不要 要 确认 没错 不行 愿意 不愿意 嗯 对的 没有 不 中 确定
    需要 不需要 没问题 不可以 不想 想 就是 就这样 办理 提交 不了 先不 不好 不成 成 沾 不沾 管 要得 不中 正确 错了 错
    不着 白 别 否
""")
ORDINALS = _words("第一个 第二个 第三个 第四个 第五个 第六个 最后一个")
FIELD = _words("""
    报名 培训班 补贴 残疾人证 盲人按摩 找工作 招聘 残联 申请 证书 电子商务 就业 郑州 石家庄 按摩 面点
    考试 工资 登记 政策
""")
OF_KIND: dict[str, tuple[str, ...]] = {
    "yes_no": YES_NO[:9],
    "choice": (*ORDINALS, "更多", "换一批"),
    "place": _words("郑州 石家庄 洛阳 开封 南阳 新乡 邯郸 保定 唐山 邢台 沧州 廊坊 河南 河北"),
    "occupation": _words("盲人按摩 电子商务 面点 手机维修 手工编织 客服 剪纸 种植 养殖 美容 家电维修"),
    "level": _words("一级 二级 三级 四级 初级 中级 高级"),
    "date": _words("今天 明天 下个月 年 月 号"),
    "score": _words("五分 四分 三分 两分 一分 满意 不满意"),
    "name": ("我叫",),
}
"""kind of what is awaited → how it is usually said"""
OVER_A_NUMBER = ("一段一段说", "分段说", "分开说", "不对", "对", *STEERING[:12])
"""what is said where a number is asked, and is no number"""
ON_THE_VOICE = _words("""
    大声点 大声一点 声音大一点 声音再大点 声音太小了 小声点 小声一点 声音小一点 声音太大了 换个声音 换一个声音
    换成男声 换成女声 恢复原来的声音 正常语速
""")
"""what voice_wishes.py understands"""
COMMANDS = frozenset((*STEERING, *YES_NO, *ORDINALS, "更多", "换一批"))
"""what does something at once: nothing else is taken for it unless it sounds the same"""
