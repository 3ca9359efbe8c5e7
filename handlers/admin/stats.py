"""/stats: what happened today, in 7 and in 30 days, as a picture with its figures."""

from datetime import datetime
from functools import partial

from telegram import InputMediaPhoto, ReplyParameters
from telegram.constants import ParseMode

from handlers.admin.feature import Feature
from handlers.admin.turn import EditorTurn
from handlers.keyboards import markup_of
from handlers.rendering.answers import Message
from handlers.rendering.charts import draw
from handlers.rendering.statistics import PERIODS, render_statistics
from handlers.replies import pressed_on
from knowledge import Role, StatisticsReader


async def stats(turn: EditorTurn) -> None:
    """Show the figures; where no picture can be drawn, without it."""
    days = int(turn.key) if turn.key.isdecimal() and int(turn.key) in PERIODS else PERIODS[1]
    context = turn.context
    counter = StatisticsReader(context.bot_data.library, context.bot_data.users.query_log)
    now = datetime.now().astimezone()
    statistics = await context.work(counter.count, days, now)
    message = render_statistics(statistics, turn.texts)
    picture = await context.work(draw, statistics, turn.texts)
    if picture is None:
        await turn.show(message)
    else:
        await _show_picture(turn, picture, message)


async def _show_picture(turn: EditorTurn, picture: bytes, message: Message) -> None:
    bot = turn.context.bot
    buttons = markup_of(message.keyboard, bot)
    if turn.query is not None and (place := pressed_on(turn.query)):
        media = InputMediaPhoto(picture, message.html, ParseMode.HTML)
        edit = partial(bot.edit_message_media, media, reply_markup=buttons)
        await edit(chat_id=place.chat, message_id=int(place.message))
    elif turn.message is not None:
        await turn.message.reply_photo(
            picture,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            reply_parameters=ReplyParameters(
                turn.message.message_id, allow_sending_without_reply=True
            ),
        )


FEATURE = Feature(Role.EDITOR, commands={"stats": stats}, views={"stats": stats})
