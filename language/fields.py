"""The facts of a form by the names that people call them: 名字, 手机号, 证号."""

from __future__ import annotations

import re

FIELDS = {
    "code": r"验证码",
    "employer": r"单位(?:的?名[字称儿])?|公司(?:的?名[字称儿])?",
    "name": r"姓名|(?<!单位)(?<!单位的)(?<!公司)(?<!公司的)(?:名字|名儿)",
    "number": r"证号|残疾证号?|残疾人证|身份证",
    "phone": r"手机号?码?|电话号?码?|号码",
    "card": r"银行卡|卡号|账号|账户",
    "place": r"地址|住址|地方|地区|地点|城市|户口|登记地区",
    "level": r"等级|级别|几级",
    "trade": r"工种|行当|职业|专业|手艺",
    "mode": r"上班方式|工作方式",
    "class": r"班(?!级)|课程|门课",
    "job": r"岗位|工作(?!方式)",
    "certificate": r"证书",
    "date": r"日期|发证的?时间|哪天发",
}


def fields_named(text: str) -> list[str]:
    """Return what is named, in the words of the reading (`about`), in the order of the text."""
    found = [(match.start(), name) for name, pattern in FIELDS.items() for match in re.finditer(pattern, text)]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def names_where_to_look(text: str) -> bool:
    """Whether a text calls the place wrong that is searched (地方错了), and not where somebody lives."""
    return "地方" in text


GIVES = re.compile(r"^(?:名字)?(?:是|叫|叫做|就是|在)(?:一家|个)?")


def given(text: str) -> str:
    """Return what is given for a field, without the words that only give it: 叫冀顺快递 is 冀顺快递."""
    return GIVES.sub("", text.strip(" 。，,."))
