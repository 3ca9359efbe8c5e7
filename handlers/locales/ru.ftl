## Что это за бот
bot-description = Спрашивайте о документах, которые я знаю, по-русски, по-казахски или по-английски. Я отвечаю точной цитатой и показываю, где она. Если ответа там нет, так и скажу.
bot-short-description = Отвечает точной цитатой из документов или честно говорит, что ответа там нет.
start = 
    Здравствуйте! Спрашивайте меня, я знаю «{ $title }».
    Я отвечаю точной цитатой и показываю, где она в тексте. Если ответа там нет, так и скажу.
start-many =
    Здравствуйте! Я отвечаю на вопросы по { $count ->
        [one] { $count } документу
       *[other] { $count } документам
    }.
    Вы получите точную цитату и её место в тексте. Если ответа нигде нет, так и скажу.
start-samples = Попробуйте один из этих вопросов или напишите свой:
start-sections = Напишите вопрос или откройте раздел:
help =
    Напишите вопрос по-русски, по-казахски или по-английски; опечатки не страшны.
    Я отвечаю точной цитатой и показываю, где она. Кнопка «{ button-context }» покажет, что вокруг.
    Можно продолжать: «а когда?», «кто это сказал?», «расскажи подробнее». Чтобы спросить о старом ответе, ответьте на него.
    Если я не уверен, покажу самое близкое и скажу об этом. Если ответа нет, тоже скажу.
help-commands = Команды:
help-editing = Вы редактор, вам доступно и это:
group-help =
    Здравствуйте! Я отвечаю на вопросы { $count ->
        [1] по документу «{ $title }»
        [one] по { $count } документу
       *[other] по { $count } документам
    } точной цитатой и показываю, где она. Если там этого нет, так и скажу.
    Спрашивайте командой /ask, напишите @{ $name } и вопрос или ответьте на мой ответ. В остальное время я молчу.
    Я храню только то, о чём спросили меня: в зашифрованном виде, { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }. Остальное, что здесь пишут, не хранится. Подробнее: /privacy в личном чате со мной.
command-start = что это за бот
command-help = как спрашивать
command-ask = спросить, в том числе в группе
command-new = начать новый разговор
command-settings = язык и документы
command-documents = документы, по которым я отвечаю
command-privacy = что я о вас храню
command-mydata = получить всё, что я о вас храню
command-forgetme = удалить всё, что я о вас храню
command-id = ваш номер в Telegram
command-addfact = добавить факт
command-addquote = добавить цитату
command-cancel = прервать начатое
text-only = Я читаю только текст. Напишите, пожалуйста, вопрос словами.
unknown-command = Я не знаю такой команды. Напишите вопрос или загляните в /help.
ask-empty = Напишите вопрос после моего имени или /ask, например: /ask когда был саммит ОБСЕ?
new-conversation = Начнём заново: о чём мы говорили, я забыл. Что вы хотите узнать?

## Ответы
# What is answered from, in a sentence: $documents of which there are, or the one of this $kind.
source-of-kind = { $kind ->
    [article] статье
    [handbook] справочнике
    [guide] путеводителе
    [manual] инструкции
    [report] отчёте
    [rules] правилах
    [law] законе
    [minutes] протоколе
    [prices] прейскуранте
    [contract] договоре
    [timetable] расписании
   *[document] документе
    }
source-of-kind-denies = { $kind ->
    [article] В статье не
    [handbook] В справочнике не
    [guide] В путеводителе не
    [manual] В инструкции не
    [report] В отчёте не
    [rules] В правилах не
    [law] В законе не
    [minutes] В протоколе не
    [prices] В прейскуранте не
    [contract] В договоре не
    [timetable] В расписании не
   *[document] В документе не
    }
source-in = { $documents ->
    [1] в { source-of-kind }
    [one] в одном из { $documents } документа
   *[other] в одном из { $documents } документов
    }
source-nowhere = { $documents ->
    [1] в { source-of-kind }
    [one] ни в одном из { $documents } документа
   *[other] ни в одном из { $documents } документов
    }
source-denies = { $documents ->
    [1] { source-of-kind-denies }
    [one] Ни в одном из { $documents } документа не
   *[other] Ни в одном из { $documents } документов не
    }
citation-page = { $place }, с. { $page }
# Where a document has neither headings nor pages.
citation = { $title }, абзац { $paragraph }{ $sentences ->
        [0] {""}
        [1] , единственное предложение
       *[other] , предложение { $sentence } из { $sentences }
    }
place-page = с. { $page }
place-paragraph = абзац { $paragraph }
quoted = «{ $text }»
speaker = Автор слов: { $speaker }
speaker-unnamed = участник конференции, не названный в статье
basis = Это основано на этом предложении, дословно:
others = { $documents ->
    [1] Ещё { source-in }:
   *[other] Ещё:
    }
documents-disagree = Документы отвечают на это по-разному. Вот что говорит каждый:
probable = Вероятно:
probable-in = Вероятно { $place }:
unsure = Я не уверен; вот самое близкое { source-in }:
unsure-or = Или:
unsure-offered = Я не уверен, есть ли это { source-in }.
offered-section = Посмотрите раздел «{ $section }»:
denied-when = { source-denies } сказано, когда.
denied-who = { source-denies } сказано, кто.
denied-where = { source-denies } сказано, где.
denied-how_many = { source-denies } сказано, сколько.
denied-why = { source-denies } сказано, почему.
unsure-when = { denied-when } Самое близкое:
unsure-who = { denied-who } Самое близкое:
unsure-where = { denied-where } Самое близкое:
unsure-how_many = { denied-how_many } Самое близкое:
unsure-why = { denied-why } Самое близкое:
unsure-attribute = Не нахожу { source-nowhere } «{ $term }». Самое близкое:
unsure-name = Не нахожу { source-nowhere } «{ $term }». Самое близкое:
unsure-number = Не нахожу { source-nowhere } «{ $term }». Самое близкое:
unsure-speaker = { source-denies } сказано, чьи это слова:
unsure-item = { $documents ->
    [1] Список { source-in } короче:
   *[other] Список там короче:
    }
unsure-more = { $documents ->
    [1] Больше { source-in } об этом ничего нет, только это:
   *[other] Больше об этом там ничего нет, только это:
    }
not-found = { source-denies } говорится об этом. Попробуйте другими словами или спросите о другом.
questions-left = За один раз я отвечаю на три вопроса. Остались: { $questions }
not-found-word = Не нахожу { source-nowhere } «{ $term }».
not-sure = Я не уверен. Попробуйте другими словами или спросите о другом.
not-sure-about = Я не уверен. Я отвечаю по тексту «{ $title }».
mentions = «{ $topic }» упоминается в { $count ->
        [1] одном месте
        [one] { $count } месте
       *[other] { $count } местах
    }:
mentions-section = { $count ->
        [1] О теме «{ $topic }» — одно место, в разделе «{ $section }»
        [one] О теме «{ $topic }» — { $count } место, сначала раздел «{ $section }»
        [few] О теме «{ $topic }» — { $count } места, сначала раздел «{ $section }»
       *[other] О теме «{ $topic }» — { $count } мест, сначала раздел «{ $section }»
    }:
inline-probable = Вероятно: { $title }
inline-closest = Не уверен: { $title }
inline-nothing = { source-denies } говорится об этом
notification = На ваш вопрос «{ $question }» нашёлся ответ:
notification-denied = Редакторы посмотрели ваш вопрос «{ $question }»: в документах этого нет.
translation = Перевод редакторов: { $text }
only-in = Я искал только { $count ->
    [1] в документе «{ $title }»
    [few] в { $count } документах
   *[other] в { $count } документах
    }. Изменить: /documents.
context-title = В тексте:
fact-gone = Этого предложения здесь больше нет.
fact-withdrawn = Редакторы отозвали предложение, на которое вела эта ссылка. Спросите меня, и я поищу, что документы говорят теперь.
fact-replaced = Редакторы отозвали предложение, на которое вела эта ссылка. Теперь об этом говорит другое:
thanks-like = Спасибо!
thanks-dislike = Спасибо. Редакторы это увидят.
thanks-why = Спасибо. Редакторы увидят почему.
thanks-taken-back = Отметка снята.
thanks-tell = Спасибо. Редакторы увидят ваш вопрос.
thanks-wait = Напишу вам сюда, когда появится ответ.

## О документах
card-opens = Начинается так:
card-opens-in = { $language ->
    [en] Текст на английском языке, начинается так:
    [kk] Текст на казахском языке, начинается так:
   *[other] Начинается так:
    }
card-length = { $paragraphs ->
        [one] { $paragraphs } абзац
        [few] { $paragraphs } абзаца
       *[other] { $paragraphs } абзацев
    }, { $sentences ->
        [one] { $sentences } предложение
        [few] { $sentences } предложения
       *[other] { $sentences } предложений
    }
card-published = Опубликовано: { $value }
card-published-said = О дате в нём: «{ $text }»
card-published-none = Даты документа я не нашёл.
card-author = Автор: { $value }
card-author-said = Об авторе в нём: «{ $text }»
card-author-none = Автора я в нём не нашёл.
card-source-none = Источника я не знаю.
card-which = О каком документе?
card-more = И ещё { $count }: /documents.
card-page = Страница { $page } из { $total }
card-quotes = Цитаты:
card-no-quotes = Цитат в нём нет.
card-no-paragraph = Такого абзаца нет, всего их { $count }.

## Разговор
hello = Здравствуйте! Что вы хотите узнать?
thanks = Пожалуйста!
goodbye = До свидания! Заходите ещё.
who-are-you = Я бот. Отвечаю дословными цитатами из документов и показываю, где они. Подробнее: /help.
ready = Конечно. Что вы хотите узнать?
complaint = Простите. Попробуйте спросить другими словами или отметьте ответ знаком 👎: его увидят редакторы.
reaction = 👌 Спрашивайте, когда захотите.
unclear = Не понял. Напишите вопрос словами.
doubt = Я показываю слова самого документа, чтобы вы могли проверить. Нажмите «{ button-context }» под ответом.
incomplete = О чём именно? Спросите, пожалуйста, целым предложением.
still-unsure = Уверенности нет: предложения, которое точно отвечает на это, я не нашёл. Возможно, об этом сказано другими словами: спросите иначе или о другом.

## Кнопки
button-context = В тексте
button-back = Назад
button-share = Поделиться
button-copy = Копировать
button-open = Открыть бота
button-read = Читать
button-quotes = Цитаты
button-card = О документе
button-more-sections = Ещё разделы ({ $count })
button-tell = Сообщить редакторам
button-wait = Сообщить мне
button-wrong-sentence = Не то предложение
button-wrong-question = Я не об этом
button-as-telegram = Как в Telegram
button-documents = Документы
button-only = Только по нему
button-all = Все
button-next-questions = Подсказывать вопросы
button-forget = Удалить всё
button-keep = Оставить

## Настройки и документы
language-name = Русский
settings = На каком языке мне говорить? Спрашивать можно на любом из трёх.
documents = { $count ->
        [1] Я отвечаю по этому документу:
       *[other] Документы, по которым я отвечаю ({ $count }):
    }
document-sentences = { $count ->
        [one] { $count } предложение
        [few] { $count } предложения
       *[other] { $count } предложений
    }
document-flat = простой текст
documents-flat = «Простой текст» загрузили, когда я ещё не хранил заголовки, списки и таблицы. Загрузите его снова, и я узнаю их; написанное редакторами останется.
documents-choose = Нажмите номер, чтобы открыть документ; там же можно выбрать, чтобы я отвечал только по нему.
group-documents = { $count ->
    [0] { $total ->
        [1] Эта группа спрашивает этот документ:
       *[other] Эта группа спрашивает все документы ({ $total }):
        }
   *[other] Эта группа спрашивает отмеченные документы: { $count } из { $total }.
    }
group-documents-choose = Админы группы выбирают по номерам.
group-documents-admins = Документы группы выбирают только её админы.
documents-none = У меня пока нет документов.

## Личные данные
privacy =
    Что я о вас храню:
    • Ваши вопросы и что на них нашлось: в зашифрованном виде, { $question_days ->
        [one] { $question_days } день
        [few] { $question_days } дня
       *[other] { $question_days } дней
    }. Потом остаются только числа.
    • О чём мы сейчас говорим: в зашифрованном виде, ещё { $session_minutes ->
        [one] { $session_minutes } минуту
        [few] { $session_minutes } минуты
       *[other] { $session_minutes } минут
    } после последнего сообщения.
    • Сообщение, на котором я сломался: в зашифрованном виде, { $update_days ->
        [one] { $update_days } день
        [few] { $update_days } дня
       *[other] { $update_days } дней
    }.
    • Ваш язык и ваш документ, если вы их выбрали.
    Каждый день я делаю запасную копию всего этого; каждая исчезает не позже чем через { $backup_days ->
        [one] { $backup_days } день
        [few] { $backup_days } дня
       *[other] { $backup_days } дней
    }.
    Имя я не храню. Ваш Telegram ID есть только в зашифрованном; в остальном вместо него код, который без ключа этого бота ничего не значит. (О редакторах я храню и то и другое, зашифрованно.)
    Редакторы читают вопросы, на которые я не смог ответить, и не видят, кто спросил. Если они добавят вопрос к факту, его слова останутся.
    Я никому ничего не передаю. Сообщения доставляет Telegram.
    /mydata покажет всё это, /forgetme сразу удалит, и в копиях тоже.
mydata = Это всё, что я о вас храню.
mydata-none = Я ничего о вас не храню.
own-id = Ваш номер (id) в Telegram: { $id }
own-id-for = Он нужен тому, кто запускает этого бота, чтобы вы могли добавлять факты и отвечать на вопросы.
own-id-owner = Вы здесь владелец.
own-id-editor = Вы здесь редактор.
own-id-reviewer = Вы здесь рецензент.
forget-ask = Удалить всё, что я о вас храню: вопросы, оценки, настройки? Вернуть это будет нельзя.
forget-ask-editor = Удалить всё, что я о вас храню: вопросы, оценки, настройки? Уйдёт и ваша роль, пока владелец не назначит вас снова. То, что вы изменили, останется под номером. Вернуть это будет нельзя.
forget-ask-owner = Удалить всё, что я о вас храню: вопросы, оценки, настройки? Владельцем вы останетесь, потому что вас называют настройки бота; то, что вы изменили, останется под номером. Вернуть это будет нельзя.
forgotten-editor = Готово. Я больше ничего о вас не храню, и вашей роли больше нет.
forgotten = Готово. Я больше ничего о вас не храню.
forget-kept = Ничего не удалено.

## Редакторам
add-fact-ask-text = Пришлите предложение слово в слово. /cancel прервёт.
add-quote-ask-text = Пришлите цитату слово в слово. /cancel прервёт.
add-ask-speaker = Кто это сказал? Пришлите имя или «-», если оно неизвестно.
add-ask-source = Где это написано? Пришлите название документа или статьи: этот бот всегда ссылается на источник. «-», если его нет, «назад», чтобы вернуться на шаг.
add-ask-question = На какой вопрос это отвечает? Пришлите его или «-», чтобы закончить. «назад» возвращает на шаг.
add-question-kept = «{ $question }» запомню как вопрос, на который это отвечает.
add-unknown-source = Этот бот ссылается на источник: под каждой фразой что-то стоит. Без документа там будет «{ $source }». Пришлите название, выберите его или продолжите без него.
add-sentence-source = «{ $text }» похоже на предложение, а под каждой фразой люди видят источник. Пришлите его название или нажмите кнопку, если это и есть название.
add-without-source = Со слов редакторов
add-caption-only = Я читаю слова под картинкой или файлом; само вложение не сохраняется.
add-done = Сохранено: факт { $id }. /undo отменяет это.
trial-title = Что теперь получат люди:
trial-answered = «{ $question }» – этот факт, как ответ
trial-shared = «{ $question }» – этот факт, как ответ, и больше не факт { $other }, у которого тоже есть этот вопрос
trial-both = «{ $question }» – этот факт и факт { $other }, как ответ
trial-probable = «{ $question }» – этот факт, но только как «вероятно»
trial-doubt = «{ $question }» – этот факт, но только как близкое
trial-other = «{ $question }» – вместо него факт { $other }
trial-behind = «{ $question }» – я не уверен и показываю факт { $other }
trial-among = «{ $question }» – я не уверен: первым идёт факт { $other }, этот за ним
trial-nothing = «{ $question }» – ни одного предложения
trial-no-question = «{ $question }» – это не похоже на вопрос о том, что сказано в документах
trial-more = …и ещё { $count }.
trial-none = На какой вопрос он отвечает? Добавьте его так, как спросят люди, и я покажу, что они получат.
button-let-answer = Факт { $id } на это отвечает
button-answers-not = Факт { $id } на это не отвечает
open-done = { $count ->
    [one] Сохранено: факт { $id } не отвечает на { $count } вопрос.
    [few] Сохранено: факт { $id } не отвечает на { $count } вопроса.
   *[other] Сохранено: факт { $id } не отвечает на { $count } вопросов.
    }
add-refused = Не сохранено: { $reason }
add-cancelled = Прервано. Ничего не сохранено.
add-forgotten = Прервано. «{ $text }» не сохранено.
nothing-to-cancel = Прерывать нечего.
button-other-source = Назвать другой источник
cancel-edit = Прервано. Факт { $id } остаётся как есть.
cancel-question = Прервано. У факта { $id } новых вопросов нет.
cancel-translation = Прервано. Перевод факта { $id } остаётся как есть.
cancel-inbox = Прервано. Вопрос по-прежнему ждёт в /inbox.
cancel-editor = Прервано. Роль никому не дана.
draft-left = Вы начали другое, поэтому это не сохранено: «{ $text }»
draft-kept = Я читаю сообщение, когда оно приходит, поэтому в черновике по-прежнему: «{ $text }». Чтобы сказать иначе, пришлите /cancel и начните заново.
draft-unclear = «{ $line }» – не знаю точно, что это за строка. Это…
button-line-source = источник
button-line-ask = вопрос
button-line-speaker = кто сказал
button-line-words = часть текста
button-line-all-words = все такие строки – текст
button-line-nothing = не нужна
refused-empty = предложение пустое.
refused-no-question = в «{ $title }» нет слов. Напишите вопрос так, как его задают люди.
refused-source = факту нужен источник: этот бот всегда на него ссылается. Добавьте строку «источник: …».
refused-not-in-document = таких слов нет в документе «{ $title }». Скопируйте одно из его предложений или назовите другой источник.
refused-store = база сейчас недоступна для записи. Попробуйте чуть позже.

## Факты
command-facts = найти факты
command-fact = один факт и всё, что к нему относится
command-edit = переформулировать факт
command-delete = отозвать факт
command-undo = отменить своё последнее действие
command-history = кто, что и когда изменил
command-editors = кто что может
facts-title = { $count ->
    [one] { $count } факт:
    [few] { $count } факта:
   *[many] { $count } фактов:
    }
facts-line = [{ $id }] { $text }
facts-line-withdrawn = [{ $id }, отозван] { $text }
facts-none = Ни один факт не говорит о «{ $words }».
fact-which = Какой факт? Пришлите его номер. Номера показывает /facts, прекратить: /cancel.
fact-none = Факт { $id } отозван, или его нет: это скажет /fact { $id }. Все факты: /facts.
fact-none-wait = Действующего факта { $id } нет. Пришлите другой номер или /cancel. Все факты: /facts.
fact-never = Факта { $id } нет. Все факты: /facts.
fact-title = Факт { $id }
fact-title-withdrawn = Факт { $id } (отозван: ни на что не отвечает)
fact-questions = Других формулировок: { $count }; вопросов, на которые он не отвечает: { $open }
fact-feedback = Показов: { $asked }, 👍 { $ups }, 👎 { $downs }
fact-added = Добавлен: { $name }, { $at }; изменений: { $changes }
nearest = Ближайшее предложение:
nothing-changed = Ничего не изменено.
edit-ask = Пришлите новый текст факта { $id }. Строка «кто сказал: …» укажет, чьи это слова. /cancel прекращает.
edit-ask-quote = Пришлите новый текст цитаты { $id } или «кто сказал: …», чтобы сменить автора слов. /cancel прекращает.
edit-only-words = Так меняют слова и «кто сказал: …», но не место, где это стоит. Пришлите новые слова факта { $id } или /cancel. Вопросы меняют через /fact { $id }; для другого источника добавьте новый факт.
edit-doubtful = Эти слова мало похожи на факт { $id }. Пусть он теперь говорит это?
edit-correct = Факт { $id } будет говорить так:
edit-done = Факт { $id } изменён. /undo отменит это.
withdraw-ask = Отозвать факт { $id }? Потом его можно вернуть.
withdraw-done = Факт { $id } отозван. /undo отменит это; позже /fact { $id } покажет его с кнопкой «{ button-restore }».
conflict = { $name }: факт { $id } изменён после того, как я его показал ({ $at } UTC). Ничего не перезаписано.
conflict-withdrawn = { $name }: факт { $id } отозван после того, как я его показал ({ $at } UTC). Ничего не сохранено.
conflict-now = Теперь в нём:
conflict-yours = Вы написали:
button-leave = Оставить как есть
refused-changed = факт { $id } изменён после того, как я его показал.
change-preview = Прежде чем сохранить:
same-fact = Факт { $id } уже говорит то же самое:
contrary-fact = Факт { $id } говорит иначе:
held-question = На этот вопрос сейчас отвечает факт { $id }: «{ $question }». Если добавить его и сюда, люди сначала увидят новый ответ. Ответ сейчас:
impact = { $count ->
    [0] Ни один проверочный вопрос не получит другого ответа (проверено { $tried } из { $total })
    [one] { $count } проверочный вопрос получит другой ответ (проверено { $tried } из { $total })
    [few] { $count } проверочных вопроса получат другой ответ (проверено { $tried } из { $total })
   *[many] { $count } проверочных вопросов получат другой ответ (проверено { $tried } из { $total })
    }
impact-checking = Проверяю, что изменится: проверено вопросов { $tried } из { $total }.
impact-failed = Сейчас не получилось проверить, что изменится. Сохранить всё равно можно.
impact-line = «{ $question }»: { $before } { $was } → { $after } { $is }
impact-fact = факт { $id }
impact-no-answer = нет уверенного ответа
questions-title = { $count ->
    [one] { $count } вопрос к факту { $id }:
    [few] { $count } вопроса к факту { $id }:
   *[many] { $count } вопросов к факту { $id }:
    }
question-line = { $text }
open-line = { $text } (не отвечает)
question-ask = Пришлите вопрос, на который отвечает факт { $id }, или несколько, по одному в строке. /cancel прекращает.
open-ask = Пришлите вопрос, на который факт { $id } не отвечает, хотя так может показаться. /cancel прекращает.
question-remove = Факт { $id } отвечает на этот вопрос.
open-remove = Факт { $id } не отвечает на этот вопрос.
question-gone = Этого вопроса больше нет.
question-done = { $count ->
    [one] Сохранено: { $count } вопрос к факту { $id }.
    [few] Сохранено: { $count } вопроса к факту { $id }.
   *[many] Сохранено: { $count } вопросов к факту { $id }.
    }
translations-title = Факт { $id } на других языках:
translate-ask = Пришлите факт { $id } на этом языке: { $language }. «-» уберёт перевод. /cancel прекращает.
numbers-apart = Проверьте числа. Нахожу только в предложении: { $said }; только в переводе: { $translated }.
undo-done = Это изменение отменено: { $change }
undo-how = /undo отменяет ваше последнее изменение, /undo 3 – последние три. Сначала я покажу, что из этого выйдет.
undo-preview = { $count ->
    [1] Отменить ваше последнее изменение?
    [one] Отменить ваши последние изменения ({ $count })? Сначала новые:
    [few] Отменить ваши последние { $count } изменения? Сначала новые:
   *[other] Отменить ваши последние { $count } изменений? Сначала новые:
    }
undo-removes = { $count ->
    [one] исчезнет { $count } факт
    [few] исчезнут { $count } факта
   *[other] исчезнут { $count } фактов
    }
undo-reverts = { $count ->
    [one] { $count } факт станет прежним
    [few] { $count } факта станут прежними
   *[other] { $count } фактов станут прежними
    }
undo-reopens = вопрос снова ждёт в /inbox
undo-contrary = с тех пор рядом менялось и другое; оно останется
undo-withdraws = он не исчезнет, а будет отозван: рядом менялось и другое
undo-more = …и ещё { $count }.
undo-fewer = Больше отменять у вас нечего.
undo-outdated = С тех пор как я это показал, что-то изменилось, поэтому пока ничего не отменено. Теперь вышло бы так:
undo-done-several = Отменено изменений: { $count }
button-undo = Отменить
undo-removal = Последнее, что вы сделали: убрали из входящих { $count ->
    [1] вопрос
   *[other] вопросы (заданы раз: { $count })
    }. Кнопка «{ button-inbox-reopen }» вернёт их в очередь; больше ничего не менялось.
button-undo-before = Изменение до этого
undo-nothing = Отменять нечего: ваших изменений нет.
undo-refused = { $name } с тех пор менял(а) то же самое. Попросите сначала отменить это через /undo или измените сами.
undo-restored = Вместо всего, что я знал, поставлена резервная копия. Этого я отменить не могу; прежнее сохранено у того, кто меня запускает.
history-title = Что изменено, новое сверху (UTC):
history-title-fact = Что изменено в факте { $id }, новое сверху (UTC):
history-line = { $at }, { $name }: { $change }
history-line-undone = { $at }, { $name }: { $change } (отменено)
history-none = Изменений пока нет.
change-add = факт { $id } добавлен: «{ $after }»
change-edit = факт { $id } изменён: «{ $before }» → «{ $after }»
change-withdraw = факт { $id } отозван: «{ $before }»
change-restore = факт { $id } возвращён: «{ $after }»
change-ask = вопрос к факту { $id }: «{ $after }»
change-unask = вопрос убран у факта { $id }: «{ $before }»
change-leave-open = факт { $id } не отвечает на вопрос: «{ $after }»
change-close = снята пометка, что факт { $id } не отвечает на вопрос: «{ $before }»
change-deny = отмечено, что в документах этого нет: «{ $after }» (ближе всего факт { $id })
change-translate = перевод факта { $id }: «{ $after }»
change-translate-gone = перевод факта { $id } убран: «{ $before }»
change-import = импорт: «{ $after }»
change-import-facts = импорт: «{ $after }»; изменено фактов: { $count }
change-import-fact = факт { $id } изменён документом «{ $title }»: «{ $before }» → «{ $after }»
change-import-gone = факт { $id } отозван, в документе «{ $title }» его больше нет: «{ $before }»
change-import-back = факт { $id } возвращён документом «{ $title }»: «{ $after }»
change-confirm = подтверждено: «{ $after }»
change-put-back = вместо всего поставлена копия «{ $after }»; прежнее хранится как «{ $before }»
change-undo = отмена: { $change }
actor-operator = оператор
actor-shipped = создатели бота
actor-forgotten = бывший редактор
button-edit = Изменить
button-withdraw = Отозвать
button-restore = Вернуть
button-questions = Другие формулировки
button-translation = Перевод
button-history = История
button-anyway = Всё равно сохранить
button-add-too = Добавить и сюда
button-correct = Исправить факт { $id }
button-add-told = Добавить как факт
button-without-source = Продолжить без него
button-is-title = Это название
button-cancel = Отмена
button-use = Взять это предложение
button-open-fact = Открыть факт { $id }
button-ask = + вопрос
button-leave-open = + не отвечает
button-remove = Удалить
refused-known = это предложение — уже факт { $id }.
refused-gone = факта { $id } нет, или он отозван.

## Роли
editors-title = { $count ->
    [one] { $count } человек может менять то, что я знаю:
    [few] { $count } человека могут менять то, что я знаю:
   *[many] { $count } человек могут менять то, что я знаю:
    }
editor-line = { $name }: { $role }
editor-ask = Перешлите мне сообщение этого человека, поделитесь его контактом или пришлите его числовой id. /cancel прекращает.
editor-nameless = По @имени я никого найти не могу. Перешлите сообщение этого человека, поделитесь контактом или пришлите числовой id: человек узнает его у меня по /id.
editor-hidden = Этот человек скрывает, кто написал пересланное сообщение. Поделитесь контактом или пришлите числовой id.
editor-which-role = Кем будет { $name }? Рецензент видит только входящие вопросы.
editor-appointed = { $name }: теперь { $role }.
editor-untold = { $name } теперь { $role }. Написать ему или ей я не могу: сначала нужно открыть меня и нажать «Start». Там будет кнопка «{ button-welcome }».
welcome-editor =
    Теперь вы можете менять то, что я знаю.
    • Добавить факт: кнопкой ниже или командой /addfact. Или пришлите мне файл либо адрес после /import.
    • Ответить на то, на что я не смог: /inbox. Тем, кто ждёт, я сообщу.
    • Найти факт по словам: /facts. Там его можно переписать, отозвать и сказать, на какие вопросы он отвечает.
    • Отменить сделанное: /undo. Сначала покажу, что из этого выйдет.
    Что повторяет другое или ему противоречит, я покажу до сохранения, и ничего не пропадает: всё есть в /history. Остальное – в /help.
welcome-reviewer =
    Теперь вы можете разбирать вопросы, на которые я не смог ответить: /inbox.
    Нажмите вопрос, затем предложение, которое на него отвечает, или скажите, что в документах этого нет. Тем, кто ждёт, я сообщу. Остальное – в /help.
button-welcome = Что я могу здесь делать
button-add-fact = Добавить факт
button-find-facts = Факты
editor-dismissed = { $name } больше не редактор. Сделанное остаётся.
editor-owner = Это владелец. Владельцы указаны в ADMIN_IDS, в настройках бота.
editor-gone = У этого человека больше нет роли.
role-owner = владелец
role-editor = редактор
role-reviewer = рецензент
button-add-editor = Добавить человека
button-dismiss = Снять роль

## Ошибки
error = Простите, что-то пошло не так. Попробуйте ещё раз. Если это повторится, сообщите тем, кто ведёт бота: { $reference }
rate-limit = { $seconds ->
        [one] Пожалуйста, по одному вопросу. Через { $seconds } секунду я снова весь внимание.
        [few] Пожалуйста, по одному вопросу. Через { $seconds } секунды я снова весь внимание.
       *[other] Пожалуйста, по одному вопросу. Через { $seconds } секунд я снова весь внимание.
    }
error-store = Сейчас я не могу ничего сохранить: диск полон или занят. Ничего не изменилось. Попробуйте, пожалуйста, через минуту.
alert-storage = ⚠️ Я не могу сохранять: диск полон или занят, или база повреждена. Отвечаю дальше, как могу. Что делать, скажет «python -m bot doctor» на машине, где я работаю.
alert-quotes = ⚠️ { $count ->
        [one] { $count } предложение моей базы изменилось
        [few] { $count } предложения моей базы изменились
       *[other] { $count } предложений моей базы изменились
    } без редактора. Я их не показываю. Пожалуйста, восстановите резервную копию.
alert-backup = ⚠️ Моей последней хорошей резервной копии больше недели. Что делать, скажет «python -m bot doctor» на машине, где я работаю.
alert-poison = ⚠️ { $count ->
    [one] { $count } сообщение трижды прервало мою работу: на него я не отвечаю, остальным отвечаю.
    [few] { $count } сообщения трижды прервали мою работу: на них я не отвечаю, остальным отвечаю.
   *[other] { $count } сообщений трижды прервали мою работу: на них я не отвечаю, остальным отвечаю.
} На машине, где я работаю, их перечислит «python -m bot doctor».
button-expired = Эта кнопка устарела. Спросите, пожалуйста, ещё раз.
button-done = Это уже сделано: что вышло, видно в сообщении.

## Терминал
terminal-welcome = Astana bot в терминале: те же ответы, что и в Telegram. Чтобы запустить его в Telegram, получите токен у @BotFather и впишите TELEGRAM_BOT_TOKEN=… в .env.
terminal-help =
    Напишите вопрос по-русски, по-казахски или по-английски; опечатки не страшны.
    Я отвечаю точной цитатой и показываю, где она. Наберите «c», чтобы увидеть, что вокруг.
    Можно продолжать: «а когда?», «кто это сказал?», «расскажи подробнее».
    Если я не уверен, покажу самое близкое и скажу об этом. Если ответа нет, тоже скажу.
terminal-keys = Напишите вопрос, номер, чтобы выбрать, «c», чтобы увидеть контекст, /help, чтобы узнать больше, «q», чтобы выйти.
terminal-places = Наберите номер от { $first } до { $last }, чтобы увидеть другое место, «c», чтобы увидеть контекст.
terminal-id = Здесь ни у кого нет номера в Телеграме. В Телеграме свой номер покажет /id.
terminal-prompt = Вы
terminal-no-choice = Под этим номером сейчас ничего нет. Напишите вопрос словами.
terminal-privacy = Здесь, в терминале, я ничего о вас не храню: написанное исчезнет, когда вы выйдете.
command-quit = выйти

## The editors' inbox
command-inbox = вопросы, которые ждут вас
inbox-empty = Вас ничего не ждёт. Отличная работа!
inbox-title = { $count ->
        [one] Ждёт { $count } вопрос.
        [few] Ждут { $count } вопроса, самые частые сверху.
       *[other] Ждут { $count } вопросов, самые частые сверху.
    } Нажмите номер:
inbox-asked = { $count ->
        [one] спросили { $count } раз
        [few] спросили { $count } раза
       *[other] спросили { $count } раз
    }, последний раз { $day }
inbox-sent = прислали вам: { $count }
inbox-downs = 👎 { $count }
inbox-why-sentence = 👎 не то предложение: { $count }
inbox-why-question = 👎 спрашивали о другом: { $count }
inbox-waiting = { $count ->
        [one] ждёт { $count } человек
        [few] ждут { $count } человека
       *[other] ждут { $count } человек
    }
inbox-after = после: «{ $question }»
inbox-said-found = Я дал ответ.
inbox-said-unsure = Я не был уверен.
inbox-said-nothing = Я не нашёл ответа.
inbox-before = перед этим: «{ $question }»
inbox-before-shown = тогда я показал факт { $id }: «{ $text }»
inbox-before-shown-changed = тогда я показал факт { $id }; его изменили примерно тогда же или позже.
inbox-shown = Показал факт { $id }: «{ $text }»
inbox-shown-changed = Показал факт { $id }; с тех пор его изменили.
inbox-changed-since = Сейчас он звучит иначе.
inbox-here-open = Ждёт, потому что уверенного ответа у меня не было.
inbox-here-downs = Ждёт из-за 👎.
inbox-here-sent = Ждёт, потому что его прислали вам.
inbox-here-waits = Ждёт, потому что кто-то хочет узнать, чем это кончится.
inbox-now-answered = теперь отвечает факт { $id }
inbox-answered-since = С тех пор на это отвечает факт { $id }: «{ $text }»
button-inbox-answered = Закрыть: отвечает факт { $id }
inbox-mixed = «{ $one }» и «{ $other }» – о разном. Ответ получат все, кто спрашивал, но формулировок я из него не запомню. Чтобы научить меня, сначала выньте один из них: «{ button-inbox-split }».
inbox-same-as = «{ $question }» – о том же, что и один из этих вопросов. Какой? Нажмите номер:
inbox-no-other = Других вопросов нет.
inbox-split = Какой из них о другом? Нажмите номер:
inbox-pick = Отметьте несколько и скажите, что с ними сделать:
button-inbox-same = То же, что …
button-inbox-split = Разделить
button-inbox-several = Сразу несколько
button-inbox-reopen = Вернуть
button-inbox-regroup = Вернуть как было
button-inbox-out = Не для этого бота ({ $count })
button-inbox-together = Все об одном ({ $count })
inbox-which = Какое предложение на это отвечает? Нажмите его номер:
inbox-chosen = { $count ->
        [one] его выбрал { $count } человек
        [few] его выбрали { $count } человека
       *[other] его выбрали { $count } человек
    }
inbox-nothing-found = Предложений с такими словами не нашлось.
inbox-ask-words = «{ $question }»: пришлите слова из предложения, которое на это отвечает, или номер факта. /cancel – отмена.
inbox-ask-text = «{ $question }»: пришлите дословно предложение, которое на это отвечает. /cancel – отмена.
inbox-linked = Готово: теперь на это отвечает факт { $id }.
inbox-linked-mixed = Готово: все эти вопросы закрыты фактом { $id }. Они о разном, поэтому формулировок я не запоминаю.
inbox-written = Сохранено как факт { $id }; теперь он отвечает на это.
inbox-linked-after = Готово: вопрос закрыт фактом { $id }. Он опирается на другой вопрос, поэтому такую формулировку я не запоминаю.
inbox-written-after = Сохранено как факт { $id }. Вопрос опирается на другой, поэтому такую формулировку я не запоминаю.
inbox-denied = Записал: в документах этого нет. Факт { $id } близок, но ответом считаться не будет.
inbox-denied-only = Записал: в документах этого нет. Вопрос убран из входящих; больше ничего не изменилось.
inbox-reopened-only = Вопрос снова ждёт. Что факт { $id } на него не отвечает, остаётся записанным: там с тех пор менялось и другое. См. /fact { $id }.
inbox-dropped = Убрал; больше ничего не изменилось.
inbox-dropped-waiting = { $count ->
        [one] { $count } человек ждёт ответа и ничего об этом не узнает.
        [few] { $count } человека ждут ответа и ничего об этом не узнают.
       *[other] { $count } человек ждут ответа и ничего об этом не узнают.
    } Чтобы сообщить, верните вопрос и нажмите «{ button-inbox-deny }».
inbox-written-mixed = Сохранено как факт { $id }. Вопросы о разном, поэтому формулировок я не запоминаю.
inbox-gone = С этим вопросом уже кто-то разобрался.
inbox-gone-words = Ваше «{ $text }» не сохранено; одним нажатием оно станет отдельным фактом.
inbox-told = { $count ->
        [one] Я сообщил { $count } человеку, который ждал.
       *[other] Я сообщил { $count } людям, которые ждали.
    }
inbox-known = { $count ->
        [one] { $count } человек уже слышал от меня именно это, поэтому снова не пишу.
        [few] { $count } человека уже слышали от меня именно это, поэтому снова не пишу.
       *[other] { $count } человек уже слышали от меня именно это, поэтому снова не пишу.
    }
inbox-later = { $count ->
        [one] До { $count } человека, который ждёт, сейчас не достучаться; пробую снова каждую минуту.
       *[other] До { $count } человек, которые ждут, сейчас не достучаться; пробую снова каждую минуту.
    }
inbox-unreachable = { $count ->
        [one] { $count } человек ждал, но не узнал об этом: ему нельзя написать.
        [few] { $count } человека ждали, но не узнали об этом: им нельзя написать.
       *[other] { $count } человек ждали, но не узнали об этом: им нельзя написать.
    }
button-inbox = Вопросы
button-inbox-search = Другое предложение
button-inbox-write = Новый факт
button-inbox-deny = В документах нет
button-inbox-drop = Не для этого бота
button-digest-on = Сообщать раз в день
button-digest-off = Не сообщать раз в день
digest = { $count ->
        [one] Вас ждёт { $count } вопрос
        [few] Вас ждут { $count } вопроса
       *[other] Вас ждут { $count } вопросов
    }, новых: { $fresh }

## Documents of editors
command-watch = адреса, которые я перечитываю
command-unwatch = больше не перечитывать адрес
command-import = добавить документ: адрес или файл
command-export = получить всё собранное файлом
import-how = Пришлите файл ({ $formats }) либо адрес после команды: /import https://example.org/article
import-reading = Читаю «{ $name }»…
import-counts = { $language }. Абзацев: { $paragraphs }. Предложений: { $facts }, из них цитат: { $quotes }.
import-items = Пунктов списков: { $count }.
import-rows = Строк таблиц: { $count }.
import-pairs = Вопросов с ответами: { $count }.
import-unread = Не прочитано: { $things }.
unread-pictures = { $count ->
        [one] { $count } картинка
        [few] { $count } картинки
       *[other] { $count } картинок
    }
unread-formulas = { $count ->
        [one] { $count } формула
        [few] { $count } формулы
       *[other] { $count } формул
    }
unread-charts = { $count ->
        [one] { $count } диаграмма
        [few] { $count } диаграммы
       *[other] { $count } диаграмм
    }
unread-films = { $count ->
        [one] { $count } видео
       *[other] { $count } видео
    }
unread-recordings = { $count ->
        [one] { $count } аудиозапись
        [few] { $count } аудиозаписи
       *[other] { $count } аудиозаписей
    }
unread-lines = { $count ->
        [one] { $count } строка, которая не предложение
        [few] { $count } строки, которые не предложения
       *[other] { $count } строк, которые не предложения
    }
unread-parts = { $count ->
        [one] ещё { $count } фрагмент
        [few] ещё { $count } фрагмента
       *[other] ещё { $count } фрагментов
    }
# The name where it is not translated.
import-encoding = Это не UTF-8. Читаю как { $encoding ->
        [windows_cyrillic] кириллицу Windows
        [windows_kazakh] казахскую кодировку Windows
        [windows_western] западную кодировку Windows
        [dos_cyrillic] кириллицу DOS
        [mac_cyrillic] кириллицу Mac
       *[other] { $name }
    }; проверьте, пожалуйста, верны ли буквы.
import-language = { $languages }: моя модель этого языка не знает, поэтому ищу только по словам. Поможет EMBEDDING_MODEL=minilm+e5 (дополнение «multilingual»).
import-contradicts = Чисел, которые расходятся с другими документами: { $count }. Где на вопрос уверенно отвечают оба, люди видят оба; иначе только тот, что отвечает лучше.
table-held = Вопросов, на которые сейчас отвечают другие факты: { $count }. Если сохранить, люди сначала увидят новый ответ:
import-structure = Этот документ я знаю как простой текст; теперь добавятся заголовки, списки и таблицы. Новых предложений: { $count }.
import-speakers = Говорят: { $names }
import-author = Автор: { $name }
import-published = Опубликовано: { $day }
import-known = Этот документ я уже знаю, слово в слово. Ничего не изменится.
import-revision = Этот документ я знаю; это другой его текст. Новых предложений: { $count }.
import-reworded = Изменено: { $count }.
import-reworded-curated = написанное редакторами ждёт вашего слова
import-new = Новых: { $count }.
import-touched = Изменено или отозвано фактов: { $count }.
difference-gone = • { $id }, отозван:
difference-back = • { $id }, возвращён:
button-changes = Что изменилось
import-gone = Больше не встречаются и отозваны: { $count }.
import-gone-curated = К факту { $id } редакторы что-то написали; это сохранено. Смотрите /fact { $id }.
import-saving = Сохраняю: { $percent } %
import-saved = Сохранено: «{ $name }», { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }.
import-undo = /undo вернёт всё как было.
import-dropped = Ничего не сохранено.
import-again = Этого файла у меня больше нет. Пришлите его ещё раз.
rows-document = документы: { $count }
rows-fact = факты: { $count }
rows-question = вопросы редакторов: { $count }
rows-translation = переводы: { $count }
rows-synonym = синонимы: { $count }
rows-sample = примеры вопросов: { $count }
rows-draft = новые факты: { $count }
table-known = Уже известно, с тем же ответом, второй раз не сохраню: { $count } ({ $names }).
table-repeated = Строк, повторяющих более раннюю, – сохраняются один раз: { $count }.
table-described = Уже известно; добавятся вопросы или имя говорящего: { $count }.
table-kept = Сохранено под этим названием, но в этой таблице нет; остаётся: { $count }.
rows-none = строк нет
export = Документы, факты, вопросы, переводы, синонимы: всё в одном файле. Пришлите файл мне, и я приму его обратно. Какой формат?
export-large = Это больше { $limit } МБ, для Telegram слишком много. Используйте «python -m bot export ФАЙЛ».
fault-address = Это не адрес в интернете: он начинается с https://.
fault-binary = Это похоже на двоичный файл, а не на текст.
fault-bomb = Распакованный файл больше, чем нужно любому документу. Я его не читаю.
fault-damaged = Файл повреждён или другого формата. Сохраните его заново и пришлите ещё раз.
fault-doctype = Файл объявляет тип документа, как делают вредные файлы. Я его не читаю.
fault-empty = Я не нахожу в нём текста. Сохраните статью как .txt и пришлите её.
fault-encoding = Это текст не в UTF-8. Сохраните его в UTF-8 и пришлите ещё раз.
fault-format = Этого формата я не знаю. Я читаю { $detail }.
fault-gone = По этому адресу больше ничего нет.
fault-library = Для таких файлов нужно дополнение «office», здесь его нет. Его может добавить тот, у кого работает бот; или сохраните файл как .docx, .pdf или .csv и пришлите.
fault-limits = Чтобы это прочитать, нужно больше времени или памяти, чем можно. Сохраните как .txt и пришлите.
fault-locked = Файл защищён паролем. Сохраните его без пароля и пришлите ещё раз.
fault-long = Для одного документа здесь слишком много текста. Разделите его и пришлите части.
fault-pictures = Здесь только изображения текста. Сначала распознайте его (OCR).
fault-private = Этот адрес не в открытом интернете. Я его не читаю.
fault-rows = Ничего не импортировано. Исправьте эти строки и пришлите таблицу ещё раз: { $detail }
fault-size = Это больше { $detail } МБ. Разделите файл и пришлите части.
fault-suffix = По содержимому это файл { $detail }. Переименуйте его и пришлите ещё раз.
fault-unreachable = Этот адрес не отвечает как надо. Открывается ли он в браузере?
button-save = Сохранить
button-drop = Не сохранять

## Statistics
command-stats = что спрашивали и как на это ответили
stats-title = Вопросы
stats-today = Сегодня
stats-days = { $count } дней
stats-counts =
    Вопросов: { $asked }. С ответом: { $found }, неуверенно: { $unsure }, без ответа: { $not_found }.
    👍 { $ups }  👎 { $downs }
stats-times = Время до ответа: половина не дольше { $median } мс, 95 из 100 не дольше { $slow } мс.
stats-facts = Спрашивали чаще всего:
stats-unanswered = Самые частые вопросы без ответа, они ждут в /inbox:
stats-found = с ответом
stats-unsure = неуверенно
stats-not-found = без ответа

## Написано к прежним словам
stale-title = { $count ->
    [one] { $count } вопрос или перевод написан
    [few] { $count } вопроса или перевода написаны
   *[many] { $count } вопросов или переводов написаны
    } к прежним словам факта. Пока вы не подтвердите, я их храню, но не использую:
stale-question = отвечает: «{ $text }»
stale-open = не отвечает: «{ $text }»
stale-translation = перевод ({ $language }): «{ $text }»
stale-says = Факт { $id } изменён:
stale-of-fact = { $count ->
    [one] { $count } вопрос или перевод относится к прежним словам. Я его храню, а использую, когда вы подтвердите.
    [few] { $count } вопроса или перевода относятся к прежним словам. Я их храню, а использую, когда вы подтвердите.
   *[many] { $count } вопросов или переводов относятся к прежним словам. Я их храню, а использую, когда вы подтвердите.
    }
stale-tried = Ниже – что люди получат без этого.
stale-done = { $count ->
    [one] Готово.
   *[other] Готово, все { $count }.
    } /undo отменит это.
stale-other = С тех пор что-то изменилось, поэтому я ничего не сделал. Посмотрите, пожалуйста, ещё раз.
stale-none = Подтверждать нечего.
question-line-stale = { $text } (ждёт подтверждения)
button-stale = Подтвердить ({ $count })
button-confirm = По-прежнему верно
button-write-anew = Написать заново
button-confirm-all = { $count ->
    [one] По-прежнему верно
   *[other] Все { $count } по-прежнему верны
    }

## The reading site
site-title = Документы
site-languages = Язык
site-skip = Перейти к тексту
site-contents = Содержание
site-search = Найти
site-search-in = Спросить этот документ
site-search-all = Спросить все документы
site-found = Об этом в документах сказано здесь:
site-no-question = Напишите вопрос или слова, которые нужно найти.
site-hits = Найденные места
site-hit = { $number } из { $total }
site-hit-before = Предыдущее место
site-hit-after = Следующее место
site-parts = Части документа
site-part-before = Предыдущая часть
site-part-after = Следующая часть
site-page = Страница { $number }
site-paragraph = Абзац { $number }
site-table = Таблица: { $name }
site-source = Источник
site-this-sentence = Это предложение
site-copy = Копировать со ссылкой
site-copied = Скопировано
site-ask-bot = Спросить бота
site-promise = Каждое предложение приведено здесь дословно. Выделено то, на которое была ссылка.
site-revised = В этой редакции с { $date }
site-withdrawn = Здесь { $date } отозвано предложение.
site-withdrawn-title = Отозвано
site-nothing = Такой страницы здесь нет
site-too-many = Слишком много страниц сразу. Подождите немного.
site-refused = Это нельзя показать
site-unreadable = Этот документ сейчас не читается. Попробуйте позже.
site-not-answered = Не отвечает на вопрос
site-anew = Показать страницу, какой она стала
site-signed-out = Откройте эту страницу ещё раз из чата.
button-read-there = Открыть

## Почему такой ответ
command-why = почему я так ответил: отправьте в ответ на мой ответ
button-why = Почему?
button-why-of = { $number }. Почему?
button-why-answers = Это и есть ответ
button-why-not = Это не ответ
button-why-other = Отвечает другой факт
why-title = Почему я так ответил
why-how = Отправьте /why в ответ на один из моих ответов.
why-gone = Я уже не помню, о чём там спрашивали.
why-elsewhere = Сначала напишите мне в личном чате, тогда я смогу рассказать там.
why-understood = Я искал: «{ $text }»
why-decided = { $by ->
    [small_talk] Я принял это за обычный разговор и предложения не искал.
    [document] Вопрос был о самом документе, и я показал, что о нём знаю.
    [topic] Названа тема без вопроса, и я показал, где она упоминается.
    [conversation] Я понял вопрос как продолжение предыдущего ответа.
    [exact_question] Именно этот вопрос записан у предложения. Это и решило.
    [quoted_words] Спросили, кому принадлежат слова в кавычках, и я их нашёл.
    [stored_question] Записанный вопрос так похож, что предложение отвечает. Это и решило.
   *[confidence] Решили слова и то, насколько я уверен.
    }
why-exact = В предложении есть: { $words }
why-other_word = Другими словами: { $words }
why-near = Только рядом, в абзаце, заголовках или названии: { $words }
why-missing = В нём нет: { $words }
why-absent = Нет ни в одном документе: { $words }
why-meaning = Близость по смыслу: { $percent } %
why-sure = Я уверен на { $percent } %. От { $claimed } % я утверждаю, от { $probable } % говорю «{ probable }»
why-stored = Ближайший записанный вопрос: «{ $text }» (похож на { $percent } %; решает от { $needed } %)
why-left-open = Редакторы говорят, что это не ответ на «{ $text }» (похож на { $percent } %)
why-against = Что говорит против:
why-unrelated = Похоже, документы не об этом.
why-check = { $check ->
    [name_unknown] Имени или названия из вопроса нигде рядом нет.
    [number_unknown] Числа из вопроса нигде рядом нет.
    [owner_conflict] Это сказано о другом: о другом месте, дне или годе.
    [asks_back] Оно само что-то спрашивает или объявляет.
    [repeats] В нём нет ничего, чего нет в самом вопросе.
    [state_unsaid] В нём не сказано, так ли это.
    [names_nobody] В нём сказано, что участники были, но не кто.
    [agentless] В нём сказано, что это сделано, но не кем.
    [undefined] В нём не упоминается то, что нужно объяснить.
    [bare] В нём немногим больше, чем «да» или «нет».
    [category_only] В нём сказано, что это такое, но не какое именно.
    [aspect_unsaid] Спрашивают о дороге или о цене, а о них в нём не сказано.
    [other_clause] Такое значение в нём сказано о другом.
    [unnamed] Спрашивают название, а рядом с этим словом его нет.
    [role_unheld] В нём не назван тот, чья это должность или роль.
    [verb_unsaid] В нём не сказано, что кто-то это делает.
    [restriction_unknown] В вопросе есть условие, которого нет ни в одном документе.
    [restriction_unsaid] В вопросе есть условие, о котором в нём ничего не сказано.
    [time_unsaid] В вопросе назван день или месяц, а в нём — нет.
    [no_place] Спрашивают о месте, а имена в нём — не места.
    [other_one] Спрашивают о следующем или предыдущем, а в нём не сказано, что это он.
    [left_open] О столь же похожем вопросе редакторы сказали, что это не ответ.
    [nothing_of_kind] { $wanted ->
        [date] Спрашивают о времени, а оно не названо.
        [duration] Спрашивают, как долго, а это не названо.
        [percentage] Спрашивают о доле, а она не названа.
        [amount] Спрашивают о сумме, а она не названа.
        [measure] Спрашивают о величине, а она не названа.
        [contact] Спрашивают, как связаться, а это не названо.
        [count] Спрашивают о числе, а оно не названо.
        [place] Спрашивают о месте, а оно не названо.
        [organisation] Спрашивают об организации, а она не названа.
        [person] Спрашивают о человеке, а он не назван.
        [reason] Спрашивают о причине, а она не названа.
       *[other] В нём нет того, о чём спрашивают.
        }
    [no_person] В нём названы только места и организации, и никого, кто мог бы это сделать.
    [no_subject] Из вопроса не видно, о чём он.
   *[synonym_only] Единственное значимое слово вопроса стоит там только другими словами.
    }
why-ask-other = «{ $question }»: пришлите слова из предложения, которое отвечает, или номер факта. /cancel останавливает.
why-leans = Вопрос опирается на предыдущий ответ, поэтому его формулировку я не запоминаю.

## Адреса, которые перечитываются
watch-list = Документов с адресом: { $count }. Нажмите на номер.
watch-none = Ни у одного документа нет адреса. /import https://… добавит документ.
watch-unknown = У меня нет документа с адресом «{ $what }». /watch покажет, что есть, /import добавит.
watch-hours = Назовите число часов от { $first } до { $last }: /watch { $what } 24
watch-line = { $title } – { $state }
watch-off = не перечитывается
watch-on = перечитывается раз в { $hours } ч
watch-looked = Последний раз: { $at } UTC.
watch-waits = ждёт новая версия
watch-is-gone = там больше ничего нет
watch-is-moved = адрес сообщает, что переехал
watch-is-unreachable = не отвечает
watch-is-unreadable = не читается
watch-stopped = Больше не перечитываю адрес документа «{ $title }». Что я из него знаю, остаётся.
watch-over = Об этой версии уже решено, или пришла более новая. /watch покажет, что ждёт.
watch-missing = Этого документа у меня больше нет.
watch-news-changed = «{ $title }» изменился по адресу { $url }. Ничего не сохранится, пока вы не сохраните:
watch-news-moved = «{ $title }» переехал, сообщает { $url }. Чтобы перейти туда: /import { $moved }
watch-news-gone = По адресу { $url } больше ничего нет. Что я знаю из «{ $title }», остаётся; /unwatch { $url } – и я туда больше не смотрю.
watch-news-unreachable = { $url } («{ $title }») не ответил три раза подряд. Буду пробовать дальше.
watch-news-unreadable = Не могу прочитать то, что теперь находится по адресу { $url } («{ $title }»). Буду пробовать дальше.
button-watch = { $hours ->
    [24] Раз в день
    [168] Раз в неделю
    [720] Раз в месяц
   *[other] Раз в { $hours } ч
    }
button-look = Проверить сейчас
button-unwatch = Прекратить
button-version = Показать новую версию

## Ответы в группах
group-answer = Вы ответили на вопрос в группе («{ $place }»). Сохранить ваш ответ как факт? Я буду ссылаться на ваше сообщение.
group-answered = На этот вопрос уже есть ответ ({ $name }, { $at } UTC), факт { $id }:
button-group-keep = Сохранить как факт

## Синонимы
command-synonym = слова с одним значением
change-equate = теперь значат одно и то же: «{ $after }»
change-part = больше не значат одно и то же: «{ $before }» → «{ $after }»
synonyms-title = { $count ->
    [one] { $count } группа слов с одним значением:
    [few] { $count } группы слов с одним значением:
   *[many] { $count } групп слов с одним значением:
    }
synonyms-none = Слов с одним значением пока нет.
synonyms-none-of = На этом языке таких нет.
synonyms-how = Пришлите слова сейчас или потом после команды: /synonym мэрия = городская администрация
synonym-title = Это значит одно и то же. Номер убирает слово:
synonym-preview = После «Сохранить» это будет значить одно и то же:
synonym-joins = Некоторые из них уже известны; тогда все станут одной группой.
synonym-facts = { $count ->
    [0] { $term } – ни в одном предложении
    [one] { $term } – в { $count } предложении
   *[other] { $term } – в { $count } предложениях
    }
synonym-impact = { $count ->
    [0] Ни один вопрос не получит другого ответа (проверено { $tried } из { $total })
    [one] { $count } вопрос получит другой ответ (проверено { $tried } из { $total })
    [few] { $count } вопроса получат другой ответ (проверено { $tried } из { $total })
   *[many] { $count } вопросов получат другой ответ (проверено { $tried } из { $total })
    }
synonym-impact-checking = Проверяю, что изменится: проверено вопросов { $tried } из { $total }.
synonym-done = Сохранено: { $terms }. /undo отменяет.
synonym-removed = Убрано: { $terms }. /undo возвращает.
synonym-refused-few = Назовите хотя бы два слова с одним значением и поставьте между ними «=». Например: /synonym мэрия = городская администрация
synonym-refused-long = «{ $term }» – слишком длинно.
synonym-refused-common = «{ $term }» само по себе ничего не значит, поэтому равного ему нет.
synonym-refused-many-terms = Для одной группы это слишком много. Оставьте меньше.
synonym-refused-many-groups = Больше места нет. Сначала уберите что-нибудь.
synonym-refused-known = Это я уже знаю: { $term }
synonym-refused-gone = Тем временем это изменилось. Смотрите /synonym.
button-remove-all = Убрать все
button-synonyms = Все синонимы
