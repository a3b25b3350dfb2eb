"""Run by the bot's own Python: what the newest model takes sentences for, what noise does to messages; as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import numpy as np
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.message import Message

from bot.augmentation.importer import noisy_copies
from bot.linear_model import LinearModel
from scripts.train import ROOT, newest_model

TOY = [
    *((text, "enrol") for text in ("我要报名", "想报名学面点", "给我报上")),
    *((text, "job") for text in ("找个工作", "帮我找活", "有活干吗")),
    *((text, "greet") for text in ("你好", "您好啊", "早上好")),
] * 3


def toy_shares() -> dict[str, float]:
    """Return how likely a small model finds it that each sentence wishes to enrol, without vectors."""
    model = LinearModel(C=1.0, characters=2, syllables=2, vectors=0.0)
    learned = [text for text, _ in TOY], None, [intent for _, intent in TOY]
    model.fit(*learned)
    model.sharpness = model.sharpness_on(*learned)
    asked = ["我要抱名", "找个公做", "报名"]
    shares = model.shares(model.margins(asked, None))
    assert np.allclose(shares.sum(axis=1), 1)
    return {text: float(share[model.intents.index("enrol")]) for text, share in zip(asked, shares, strict=True)}


def copies() -> list[list[Any]]:
    """Return noisy copies of one sentence as (text, what is annotated in it)."""
    trade = {"start": 4, "end": 6, "value": "面点", "entity": "occupation"}
    messages = [
        Message.build(text=f"我想学习面点什么时候开班{number}", intent="enrol_training", entities=[trade])
        for number in range(60)
    ]
    return [
        [one.get("text"), [one.get("text")[e["start"] : e["end"]] for e in one.get("entities")], one.get("intent")]
        for one in noisy_copies(messages, 1.0)
    ]


async def parsed(sentences: list[str]) -> list[dict[str, Any]]:
    """Return intent, ranking and wishes of each sentence by the newest model."""
    agent = Agent.load(str(newest_model(ROOT / "models")))
    found = [await agent.parse_message(text) for text in sentences]
    return [{key: one.get(key) for key in ("intent", "intent_ranking", "wishes")} for one in found]


if __name__ == "__main__":
    told = {"toy": toy_shares(), "copies": copies(), "parsed": asyncio.run(parsed(sys.argv[1:]))}
    print(json.dumps(told, ensure_ascii=False))
