"""The words that the assistant teaches: understood to the letter, whatever the model thinks of them."""

from __future__ import annotations

from language.writing.plain import bare, squeeze

COMMANDS = {
    "repeat": "重复 再说一遍 再说一次 重说 没听清 没听清楚 再讲一遍 重复一遍",
    "go_back": "返回 上一步 返回上一步 回到上一步 退回 退回上一步 *",
    "cancel": "取消 不办了 算了 算了不办了 退出",
    "talk_to_human": "转人工 人工 人工服务 找人工 人工客服 0 零",
    "help": "帮助 怎么用",
    "where_am_i": "到哪了 到哪一步了 第几步 现在到哪一步了",
    "wait": "等一下 等等 稍等 等一会 等会儿",
    "resume": "继续 接着办 接着来",
    "skip": "跳过 不知道 不清楚 #",
    "spell_out": "一个字一个字念 逐字念",
    "speak_slower": "慢一点 说慢点 慢点",
    "speak_faster": "快一点 说快点 快点",
}
BY_WORD = {word: intent for intent, words in COMMANDS.items() for word in words.split()}
BY_BARE_WORD = {bare(word): intent for word, intent in BY_WORD.items()}
"""so that 算了吧 is understood like 算了"""


def read_command(text: str) -> str | None:
    """Return the steering intent that the whole text is a command for, or None."""
    return BY_WORD.get(squeeze(text)) or BY_BARE_WORD.get(bare(text))
