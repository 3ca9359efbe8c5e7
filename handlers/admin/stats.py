"""/stats: what happened today, in 7 and in 30 days, as a picture with its figures."""

from datetime import datetime

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.rendering.charts import draw
from handlers.rendering.statistics import PERIODS, render_statistics
from handlers.replies import edit_picture, pressed_on, reply_picture
from knowledge import Role, StatisticsReader


async def show_stats(turn: EditorTurn) -> None:
    """Show the figures; where no picture can be drawn, without it."""
    days = int(turn.key) if turn.key.isdecimal() and int(turn.key) in PERIODS else PERIODS[1]
    context = turn.context
    counter = StatisticsReader(context.bot_data.library.answerer, context.bot_data.users.query_log)
    now = datetime.now().astimezone()
    statistics = await context.work(counter.count, days, now)
    message = render_statistics(statistics, turn.texts)
    picture = await context.work(draw, statistics, turn.texts)
    if picture is None:
        await turn.show(message)
    elif turn.query is not None and (place := pressed_on(turn.query)):
        await edit_picture(context.bot, place, picture, message)
    elif turn.message is not None:
        await reply_picture(turn.message, picture, message)


FEATURE = Feature(
    Role.EDITOR,
    commands={"stats": show_stats},
    alone={"stats": "command-alone"},
    views={"stats": show_stats},
)
