"""The picture in the README is what the bot says, and stands where the README looks for it."""

from lxml import etree

from tests.draw_conversation import TARGET, draw
from tests.picture import DialogueTurn, Picture


async def test_the_picture_is_drawn_from_real_replies(tmp_path):
    words = " ".join(map(str, etree.fromstring((await draw(tmp_path)).encode()).itertext()))
    for said in ("wen was the osce sumit?", "2010", "а когда?", "Перевод редакторов", "7-абзац"):
        assert said in words
    assert "I am not sure; the closest in the article:" in words
    assert "The article does not say that." in words


def test_the_picture_stands_in_the_repository():
    assert etree.fromstring(TARGET.read_bytes()).tag.endswith("svg")
    readme = (TARGET.parent.parent / "README.md").read_text(encoding="utf-8")
    assert f"({TARGET.relative_to(TARGET.parent.parent)})" in readme


def test_markup_in_a_message_breaks_no_picture():
    picture = Picture()
    picture.column(
        [
            DialogueTurn("a &lt;b&gt; <b>c &amp; d</b>", (("<&>",),)),
            DialogueTurn("x " * 99, mine=True),
        ]
    )
    assert "a <b> c & d" in "".join(map(str, etree.fromstring(picture.svg().encode()).itertext()))
