"""What each kind does differently is written down once, and made from the content."""

from pathlib import Path

from bot.content import Content, kinds_table, tool_preview

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_table_in_the_documents_is_current(content: Content) -> None:
    assert kinds_table(content.group_types, content.worksheets) == (DOCS / "kinds.md").read_text()


def test_a_tool_is_shown_page_by_page(content: Content) -> None:
    shown = tool_preview(content.worksheets["thought_record"])
    assert "Page 2: The thought" in shown
    assert "- Reading minds: Sure of what others think" in shown
