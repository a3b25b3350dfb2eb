"""A share of the training sentences keeps every intent and every list."""

from pathlib import Path

from benches.nlu.sample import sampled, with_rounds

SENTENCES = """version: "3.1"
nlu:
- intent: greet
  examples: |
    - 你好
    - 您好
    - 早上好
- intent: thank
  examples: |
    - 谢谢
"""
LISTS = """version: "3.1"
nlu:
- lookup: place
  examples: |
    - 郑州
    - 开封
"""


def test_every_second_sentence_of_each_intent_is_kept_the_first_one_always(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "small.yml").write_text(SENTENCES)
    kept = (sampled(tmp_path / "a", tmp_path / "b", 2) / "small.yml").read_text()
    assert [line.strip() for line in kept.splitlines() if "    - " in line] == ["- 你好", "- 早上好", "- 谢谢"]


def test_a_list_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "a" / "lookups").mkdir(parents=True)
    (tmp_path / "a" / "lookups" / "place.yml").write_text(LISTS)
    assert (sampled(tmp_path / "a", tmp_path / "b", 2) / "lookups" / "place.yml").read_text() == LISTS


def test_only_diet_learns_for_other_rounds(tmp_path: Path) -> None:
    config = tmp_path / "stock.yml"
    config.write_text("pipeline:\n  - name: DIETClassifier\n    epochs: 10 # a reason\n    max_iterations: 45\n")
    assert with_rounds(config, tmp_path / "more.yml", 30).read_text().splitlines()[2:] == [
        "    epochs: 30",
        "    max_iterations: 45",
    ]
