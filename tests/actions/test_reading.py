"""What the pipeline read is taken as it is; no segment begins inside of what is named."""

from actions.reading import reading_of


def test_a_name_is_not_cut_in_two() -> None:
    text = "俺叫王示例，想登记"
    reading = reading_of(
        {
            "text": text,
            "intent": {"name": "register_person", "confidence": 0.9},
            "entities": [{"entity": "person_name", "start": 2, "end": 5, "value": "王示例", "role": "own"}],
            "reading": {
                "segments": [
                    {"start": 0, "end": 3, "role": "background"},
                    {"start": 3, "end": 6, "role": "correction", "about": "name"},
                    {"start": 6, "end": 9, "role": "wish", "intent": "register_person"},
                ]
            },
        }
    )
    assert [one.text for one in reading.segments] == ["俺叫王示例，", "想登记"]
    assert reading.segments[0].named("person_name")[0].words == "王示例"
