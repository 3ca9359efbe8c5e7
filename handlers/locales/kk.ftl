## Бұл қандай бот
bot-description = Мен білетін құжаттар туралы қазақша, орысша немесе ағылшынша сұраңыз. Мен дәл сөйлемді келтіріп, оның орнын көрсетемін. Құжаттарда болмаса, солай деп айтамын.
bot-short-description = Құжаттардағы дәл сөйлеммен жауап береді, ал жоқ болса, шынын айтады.
start =
    Сәлеметсіз бе! Мен «{ $title }» бойынша жауап беремін, сұрақ қойыңыз.
    Мен дәл сөйлемді келтіріп, оның орнын көрсетемін. Онда жауап болмаса, солай деп айтамын.
start-many =
    Сәлеметсіз бе! Мен { $count } құжат бойынша жауап беремін.
    Сіз дәл сөйлемді және оның орнын көресіз. Еш жерде болмаса, солай деп айтамын.
start-samples = Мына сұрақтардың бірін басыңыз немесе өзіңіз жазыңыз:
start-sections = Сұрағыңызды жазыңыз немесе бөлімді ашыңыз:
help =
    Сұрақты қазақша, орысша немесе ағылшынша жазыңыз; қате кетсе, оқасы жоқ.
    Мен дәл сөйлемді келтіріп, оның орнын көрсетемін. «{ button-context }» түймесі айналасындағы мәтінді ашады.
    Әрі қарай да сұрай аласыз: «ал қашан?», «мұны кім айтты?», «толығырақ айтшы». Ескі жауап туралы сұрау үшін сол хабарға жауап жазыңыз.
    Сенімді болмасам, ең жақын сөйлемді көрсетіп, солай деп айтамын. Еш құжатта болмаса, оны да айтамын.
help-commands = Пәрмендер:
help-editing = Редактор ретінде сізге бұлар да қолжетімді:
group-help =
    Сәлеметсіздер ме! Мен { $count ->
        [1] «{ $title }» құжаты
       *[other] { $count } құжат
    } бойынша сұрақтарға дәл сөйлеммен жауап беріп, оның орнын көрсетемін. Онда жоқ болса, солай деп айтамын.
    /ask пәрменімен сұраңыз, @{ $name } деп, сұрағыңызды жазыңыз немесе менің жауабыма жауап беріңіз. Басқа кезде үндемеймін.
    Мен өзімнен сұралғанды ғана сақтаймын: шифрланған түрде, { $days } күн. Мұнда жазылған басқа нәрсе сақталмайды. Толығырақ: менімен жеке чатта /privacy.
command-start = бұл қандай бот
command-help = қалай сұрау керек
command-ask = сұрақ қою, топта да болады
command-new = жаңа әңгіме бастау
command-settings = тіл мен құжаттар
command-documents = қай құжаттар бойынша жауап беремін
command-privacy = сіз туралы не сақтаймын
command-mydata = сіз туралы сақтағанымның бәрін алу
command-forgetme = сіз туралы сақтағанымның бәрін жою
command-id = Telegram-дағы нөміріңіз
command-addfact = дерек қосу
command-addquote = дәйексөз қосу
command-cancel = бастағанды тоқтату
text-only = Мен тек мәтін оқимын. Сұрағыңызды сөзбен жазыңызшы.
unknown-command = Мұндай пәрменді білмеймін. Сұрақ жазыңыз немесе /help қараңыз.
ask-empty = Сұрағыңызды атымнан немесе /ask пәрменінен кейін жазыңыз, мысалы: /ask ЕҚЫҰ саммиті қашан өтті?
new-conversation = Жаңа әңгіме бастайық: бұрын айтқанымызды ұмыттым. Не білгіңіз келеді?

## Жауаптар
# What is answered from, in a sentence: $documents of which there are, or the one of this $kind.
source-of-kind = { $kind ->
    [article] мақалада
    [handbook] анықтамалықта
    [guide] жолкөрсеткіште
    [manual] нұсқаулықта
    [report] есепте
    [rules] ережеде
    [law] заңда
    [minutes] хаттамада
    [prices] бағалар тізімінде
    [contract] шартта
    [timetable] кестеде
   *[document] құжатта
    }
source-of-kind-denies = { $kind ->
    [article] Мақалада
    [handbook] Анықтамалықта
    [guide] Жолкөрсеткіште
    [manual] Нұсқаулықта
    [report] Есепте
    [rules] Ережеде
    [law] Заңда
    [minutes] Хаттамада
    [prices] Бағалар тізімінде
    [contract] Шартта
    [timetable] Кестеде
   *[document] Құжатта
    }
source-in = { $documents ->
    [1] { source-of-kind }
   *[other] { $documents } құжаттың бірінде
    }
source-nowhere = { $documents ->
    [1] { source-of-kind }
   *[other] { $documents } құжаттың ешқайсысында
    }
source-denies = { $documents ->
    [1] { source-of-kind-denies }
   *[other] { $documents } құжаттың ешқайсысында
    }
citation-page = { $place }, { $page }-бет
# Where a document has neither headings nor pages.
citation = { $title }, { $paragraph }-абзац{ $sentences ->
        [0] {""}
        [1] , жалғыз сөйлем
       *[other] , { $sentences } сөйлемнің { $sentence }-сі
    }
place-page = { $page }-бет
place-paragraph = { $paragraph }-абзац
quoted = «{ $text }»
speaker = Айтқан: { $speaker }
speaker-unnamed = мақалада аты аталмаған конференция қатысушысы
basis = Бұл мына сөйлемге сүйенеді, сөзбе-сөз:
others = { $documents ->
    [1] Тағы { source-in }:
   *[other] Тағы:
    }
documents-disagree = Құжаттар бұған әртүрлі жауап береді. Әрқайсысы былай дейді:
probable = Бәлкім, мынау:
probable-in = Бәлкім, мынау { $place }:
unsure = Сенімді емеспін; ең жақыны { source-in }:
unsure-or = Немесе:
unsure-offered = Бұл { source-in } бар ма, сенімді емеспін.
offered-section = «{ $section }» бөлімін қараңыз:
denied-when = Қашан екені { source-nowhere } айтылмаған.
denied-who = Кім екені { source-nowhere } айтылмаған.
denied-where = Қай жерде екені { source-nowhere } айтылмаған.
denied-how_many = Қанша екені { source-nowhere } айтылмаған.
denied-why = Неге екені { source-nowhere } айтылмаған.
unsure-when = { denied-when } Ең жақыны:
unsure-who = { denied-who } Ең жақыны:
unsure-where = { denied-where } Ең жақыны:
unsure-how_many = { denied-how_many } Ең жақыны:
unsure-why = { denied-why } Ең жақыны:
unsure-attribute = { source-denies } «{ $term }» дегенді таппадым. Ең жақыны:
unsure-name = { source-denies } «{ $term }» дегенді таппадым. Ең жақыны:
unsure-number = { source-denies } «{ $term }» дегенді таппадым. Ең жақыны:
unsure-speaker = Бұл кімнің сөзі екені { source-nowhere } айтылмаған:
unsure-item = { $documents ->
    [1] Тізім { source-in } бұдан қысқа:
   *[other] Тізім бұдан қысқа:
    }
unsure-more = { $documents ->
    [1] Бұл туралы { source-in } басқа ештеңе жоқ. Айтылғаны:
   *[other] Бұл туралы онда басқа ештеңе жоқ. Айтылғаны:
    }
not-found = { source-denies } бұл туралы айтылмаған. Басқа сөздермен сұрап көріңіз немесе басқа нәрсе сұраңыз.
questions-left = Бір жолы үш сұраққа жауап беремін. Қалғаны: { $questions }
not-found-word = { source-denies } «{ $term }» дегенді таппадым.
not-sure = Сенімді емеспін. Басқа сөздермен сұрап көріңіз немесе басқа нәрсе сұраңыз.
not-sure-about = Сенімді емеспін. Мен «{ $title }» мәтіні бойынша жауап беремін.
mentions = «{ $topic }» { $count ->
        [1] бір жерде
       *[other] { $count } жерде
    } кездеседі:
mentions-section = { $count ->
        [1] «{ $topic }» туралы бір жерде, «{ $section }» бөлімінде айтылған:
       *[other] «{ $topic }» туралы { $count } жерде айтылған, алдымен «{ $section }» бөлімі:
    }
inline-probable = Бәлкім: { $title }
inline-closest = Сенімсіз: { $title }
inline-nothing = { source-denies } бұл туралы айтылмаған
notification = «{ $question }» деген сұрағыңызға жауап табылды:
notification-denied = Редакторлар «{ $question }» деген сұрағыңызды қарады: құжаттарда бұл айтылмаған.
translation = Редакторлардың аудармасы: { $text }
only-in = Тек { $count ->
    [1] «{ $title }» құжатынан
   *[other] { $count } құжаттан
    } іздедім. Өзгерту: /documents.
context-title = Мәтін ішінде:
fact-gone = Бұл сөйлем енді мұнда жоқ.
fact-withdrawn = Бұл сілтемедегі сөйлемді редакторлар алып тастаған. Менен сұраңыз, құжаттарда қазір не айтылғанын іздеймін.
fact-replaced = Бұл сілтемедегі сөйлемді редакторлар алып тастаған. Енді бұл туралы мынау айтады:
thanks-like = Рақмет!
thanks-dislike = Рақмет. Редакторлар мұны көреді.
thanks-why = Рақмет. Редакторлар себебін көреді.
thanks-taken-back = Белгі алынды.
thanks-tell = Рақмет. Редакторлар сұрағыңызды көреді.
thanks-wait = Жауап табылғанда осында жазамын.

## Құжаттар туралы
card-opens = Былай басталады:
card-opens-in = { $language ->
    [en] Мәтін ағылшын тілінде, былай басталады:
    [ru] Мәтін орыс тілінде, былай басталады:
   *[other] Былай басталады:
    }
card-length = { $paragraphs } абзац, { $sentences } сөйлем
card-published = Жарияланған күні: { $value }
card-published-said = Күні туралы жазылғаны: «{ $text }»
card-published-none = Құжаттың күнін таба алмадым.
card-author = Авторы: { $value }
card-author-said = Авторы туралы жазылғаны: «{ $text }»
card-author-none = Оның авторын таба алмадым.
card-source-none = Оның дереккөзін білмеймін.
card-which = Қай құжат туралы?
card-more = Тағы { $count }: /documents.
card-page = { $page }-бет, барлығы { $total }
card-quotes = Дәйексөздер:
card-no-quotes = Онда дәйексөз жоқ.
card-no-paragraph = Ондай абзац жоқ, барлығы { $count } абзац бар.

## Әңгіме
hello = Сәлеметсіз бе! Не білгіңіз келеді?
thanks = Оқасы жоқ!
goodbye = Сау болыңыз! Тағы келіңіз.
who-are-you = Мен ботпын. Құжаттардағы сөйлемдермен сөзбе-сөз жауап беріп, олардың орнын көрсетемін. Толығырақ: /help.
ready = Әрине. Не білгіңіз келеді?
complaint = Кешіріңіз. Басқаша сұрап көріңіз немесе жауапты 👎 белгісімен белгілеңіз: оны редакторлар көреді.
reaction = 👌 Қалаған кезде сұрай беріңіз.
unclear = Түсінбедім. Сұрағыңызды сөзбен жазыңыз.
doubt = Тексере алуыңыз үшін құжаттың өз сөзін көрсетемін. Жауап астындағы «{ button-context }» түймесін басыңыз.
incomplete = Не туралы? Сұрағыңызды толық жазыңызшы.
still-unsure = Сенімді бола алмаймын: бұған нақты жауап беретін сөйлем таппадым. Бәлкім, басқа сөздермен айтылған шығар: басқаша сұраңыз немесе басқа нәрсе сұраңыз.

## Түймелер
button-context = Мәтін ішінде
button-back = Артқа
button-share = Бөлісу
button-copy = Көшіру
button-open = Ботты ашу
button-read = Оқу
button-quotes = Дәйексөздер
button-card = Құжат туралы
button-tell = Редакторларға жеткізу
button-wait = Маған хабарлау
button-wrong-sentence = Сөйлем дұрыс емес
button-wrong-question = Сұрағаным бұл емес
button-as-telegram = Telegram-дағыдай
button-documents = Құжаттар
button-only = Тек осы бойынша
button-all = Бәрі
button-next-questions = Сұрақтар ұсыну
button-forget = Бәрін жою
button-keep = Қалдыру

## Баптаулар мен құжаттар
language-name = Қазақша
settings = Қай тілде сөйлейін? Үш тілдің кез келгенінде сұрай аласыз.
documents = { $count ->
        [1] Мен осы құжат бойынша жауап беремін:
       *[other] Мен осы { $count } құжат бойынша жауап беремін:
    }
document-sentences = { $count } сөйлем
document-flat = жай мәтін
documents-flat = «Жай мәтін» тақырыптар, тізімдер мен кестелер сақталмай тұрған кезде жүктелген. Қайта жүктесеңіз, оларды да білемін; редакторлар жазғаны қалады.
documents-choose = Құжатты ашу үшін нөмірін басыңыз; сол жерде тек сол бойынша жауап беруді де таңдай аласыз.
group-documents = { $count ->
    [0] { $total ->
        [1] Бұл топ мына құжаттан сұрайды:
       *[other] Бұл топ барлық { $total } құжаттан сұрайды:
        }
   *[other] Бұл топ белгіленген құжаттардан сұрайды: { $total } құжаттың { $count }-і.
    }
group-documents-choose = Топтың әкімшілері нөмірмен таңдайды.
group-documents-admins = Топтың құжаттарын тек оның әкімшілері таңдайды.
documents-none = Менде әзірге құжат жоқ.

## Жеке деректер
privacy =
    Сіз туралы не сақтаймын:
    • Сұрақтарыңыз бен олардың нәтижесі: шифрланған күйде, { $question_days } күн. Содан кейін тек сандар қалады.
    • Қазір не туралы сөйлесіп жатқанымыз: шифрланған күйде, соңғы хабардан кейін { $session_minutes } минут.
    • Мен өңдей алмай қалған хабар: шифрланған күйде, { $update_days } күн.
    • Таңдаған болсаңыз, тіліңіз бен құжатыңыз.
    Осының бәрінің сақтық көшірмесін күн сайын жасаймын; әрқайсысы { $backup_days } күннен қалмай жойылады.
    Атыңызды сақтамаймын. Telegram ID-іңіз тек шифрланған деректе болады; басқа жерде оның орнына осы боттың кілтінсіз мәні жоқ код тұрады. (Редакторлардың екеуін де шифрлап сақтаймын.)
    Мен жауап бере алмаған сұрақтарды редакторлар оқиды, бірақ кім сұрағанын көрмейді. Олар сұрақты дерекке қосса, оның сөздері қалады.
    Ешкімге ештеңе бермеймін. Хабарларды Telegram жеткізеді.
    /mydata осының бәрін көрсетеді, /forgetme бірден жояды, көшірмелерден де.
mydata = Сіз туралы сақтағанымның бәрі осы.
mydata-none = Сіз туралы ештеңе сақтамаймын.
own-id = Telegram-дағы нөміріңіз (id): { $id }
own-id-for = Сіз дерек қосып, сұрақтарға жауап бере алуыңыз үшін ол осы ботты іске қосқан адамға керек.
own-id-owner = Мұндағы рөліңіз: иесі.
own-id-editor = Мұндағы рөліңіз: редактор.
own-id-reviewer = Мұндағы рөліңіз: рецензент.
forget-ask = Сіз туралы сақтағанымның бәрін жояйын ба: сұрақтар, бағалар, баптаулар? Оны қайтару мүмкін болмайды.
forget-ask-editor = Сіз туралы сақтағанымның бәрін жояйын ба: сұрақтар, бағалар, баптаулар? Рөліңіз де кетеді, иесі сізді қайта тағайындағанша. Өзгерткеніңіз нөмірмен қалады. Оны қайтару мүмкін болмайды.
forget-ask-owner = Сіз туралы сақтағанымның бәрін жояйын ба: сұрақтар, бағалар, баптаулар? Иесі болып қаласыз, өйткені боттың баптаулары сізді атайды; өзгерткеніңіз нөмірмен қалады. Оны қайтару мүмкін болмайды.
forgotten-editor = Дайын. Сіз туралы енді ештеңе сақтамаймын, рөліңіз де жоқ.
forgotten = Дайын. Енді сіз туралы ештеңе сақтамаймын.
forget-kept = Ештеңе жойылмады.

## Редакторларға
add-fact-ask-text = Сөйлемді сөзбе-сөз жіберіңіз. /cancel тоқтатады.
add-quote-ask-text = Дәйексөзді сөзбе-сөз жіберіңіз. /cancel тоқтатады.
add-ask-speaker = Мұны кім айтты? Атын жіберіңіз, белгісіз болса «-» жіберіңіз.
add-ask-source = Бұл қай жерде жазылған? Құжаттың немесе мақаланың атауын жіберіңіз: бұл бот әрқашан дереккөзді көрсетеді. Ол жоқ болса – «-», бір қадам қайту үшін – «артқа».
add-ask-question = Ол қандай сұраққа жауап береді? Сұрақты жіберіңіз немесе аяқтау үшін «-» жіберіңіз. «артқа» бір қадам қайтарады.
add-question-kept = «{ $question }» – осы жауап беретін сұрақ деп сақтаймын.
add-unknown-source = Бұл бот дереккөзді көрсетеді: әр сөйлемнің астында бірдеңе тұрады. Құжатсыз онда «{ $source }» тұрады. Атауын жіберіңіз, таңдаңыз немесе онсыз жалғастырыңыз.
add-sentence-source = «{ $text }» сөйлемге ұқсайды, ал әр сөйлемнің астында адамдар дереккөзді көреді. Оның атауын жіберіңіз, ал осы атауы болса, түймені басыңыз.
add-without-source = Редакторлардың айтуынша
add-caption-only = Сурет не файл астындағы сөздерді оқимын; тіркеменің өзі сақталмайды.
add-done = { $id }-дерек болып сақталды. /undo қайтарады.
trial-title = Енді адамдар не алады:
trial-answered = «{ $question }» – осы дерек, жауап ретінде
trial-probable = «{ $question }» – осы дерек, бірақ тек «бәлкім» деп
trial-doubt = «{ $question }» – осы дерек, бірақ тек жақыны ретінде
trial-other = «{ $question }» – оның орнына { $other }-дерек
trial-behind = «{ $question }» – сенімді емеспін, { $other }-деректі көрсетемін
trial-among = «{ $question }» – сенімді емеспін: алдымен { $other }-дерек, осы дерек содан кейін
trial-nothing = «{ $question }» – бірде-бір сөйлем жоқ
trial-no-question = «{ $question }» – бұл құжаттарда айтылған нәрсе туралы сұраққа ұқсамайды
trial-more = …тағы { $count }.
trial-none = Ол қай сұраққа жауап береді? Адамдар қалай сұраса, солай қосыңыз, мен олар не алатынын көрсетемін.
button-let-answer = Бұған { $id }-дерек жауап береді
button-answers-not = { $id }-дерек бұған жауап бермейді
open-done = Сақталды: { $id }-дерек жауап бермейтін сұрақ: { $count }.
add-refused = Сақталмады: { $reason }
add-cancelled = Тоқтатылды. Ештеңе сақталмады.
add-forgotten = Тоқтатылды. «{ $text }» сақталмады.
nothing-to-cancel = Тоқтататын ештеңе жоқ.
button-other-source = Басқа дереккөз атау
cancel-edit = Тоқтатылды. { $id }-дерек сол күйі қалады.
cancel-question = Тоқтатылды. { $id }-дерекке жаңа сұрақ қосылмады.
cancel-translation = Тоқтатылды. { $id }-деректің аудармасы сол күйі қалады.
cancel-inbox = Тоқтатылды. Сұрақ /inbox ішінде әлі күтіп тұр.
cancel-editor = Тоқтатылды. Ешкімге рөл берілмеді.
draft-left = Сіз басқаны бастадыңыз, сондықтан бұл сақталмады: «{ $text }»
draft-kept = Мен хабарламаны келген кезде оқимын, сондықтан жобада әлі де мынау: «{ $text }». Өзгерту үшін /cancel жіберіп, қайта бастаңыз.
draft-unclear = «{ $line }» – бұл жолдың не екенін анық білмеймін. Бұл…
button-line-source = дереккөз
button-line-ask = сұрақ
button-line-speaker = кім айтты
button-line-words = мәтін бөлігі
button-line-all-words = мұндай жолдың бәрі мәтін
button-line-nothing = керек емес
refused-empty = сөйлем бос.
refused-source = деректің дереккөзі болуы керек: бұл бот әрқашан оны көрсетеді. «дереккөз: …» жолын қосыңыз.
refused-not-in-document = «{ $title }» құжатында мұндай сөздер жоқ. Оның бір сөйлемін көшіріңіз немесе басқа дереккөзді атаңыз.
refused-store = дерекқорға қазір жазу мүмкін емес. Сәл кейінірек қайталап көріңіз.

## Деректер
command-facts = деректерді іздеу
command-fact = бір дерек және оған қатыстының бәрі
command-edit = деректі басқаша жазу
command-delete = деректі алып тастау
command-undo = соңғы әрекетіңізді қайтару
command-history = кім, нені, қашан өзгертті
command-editors = кім не істей алады
facts-title = { $count } дерек:
facts-line = [{ $id }] { $text }
facts-line-withdrawn = [{ $id }, шығарылған] { $text }
facts-none = «{ $words }» туралы дерек жоқ.
fact-which = Қай дерек? Нөмірін жіберіңіз. Нөмірлерді /facts көрсетеді, /cancel тоқтатады.
fact-none = { $id }-дерек жауаптардан шығарылған немесе жоқ: мұны /fact { $id } айтады. Барлығы: /facts.
fact-none-wait = Қолданыстағы { $id }-дерек жоқ. Басқа нөмір немесе /cancel жіберіңіз. Барлығы: /facts.
fact-never = { $id }-дерек жоқ. Барлығы: /facts.
fact-title = { $id }-дерек
fact-title-withdrawn = { $id }-дерек (жауаптардан шығарылған: ештеңеге жауап бермейді)
fact-questions = Басқа сұрақтар: { $count }; жауап бермейтін сұрақтар: { $open }
fact-feedback = { $asked } рет көрсетілді, 👍 { $ups }, 👎 { $downs }
fact-added = Қосқан: { $name }, { $at }; өзгерістер: { $changes }
nearest = Ең жақын сөйлем:
nothing-changed = Ештеңе өзгерген жоқ.
edit-ask = { $id }-деректің жаңа мәтінін жіберіңіз. «кім айтты: …» жолы кімнің сөзі екенін айтады. /cancel тоқтатады.
edit-ask-quote = { $id }-дәйексөздің жаңа мәтінін немесе айтушыны ауыстыру үшін «кім айтты: …» жіберіңіз. /cancel тоқтатады.
edit-only-words = Бұлай мәтін мен «кім айтты: …» өзгереді, ал тұрған жері өзгермейді. { $id } нөмірлі деректің жаңа мәтінін немесе /cancel жіберіңіз. Сұрақтар /fact { $id } арқылы өзгереді; басқа дереккөз үшін жаңа дерек қосыңыз.
edit-doubtful = Бұл сөздер { $id } нөмірлі дерекке ұқсамайды. Ол енді осылай айтсын ба?
edit-correct = { $id } нөмірлі дерек енді былай дейді:
edit-done = { $id }-дерек өзгертілді. /undo қайтарады.
withdraw-ask = { $id }-дерек енді жауап бермесін бе? Кейін қайтаруға болады.
withdraw-done = { $id }-дерек жауаптардан шығарылды. /undo мұны қайтарады; кейін /fact { $id } оны «{ button-restore }» түймесімен көрсетеді.
conflict = { $name }: { $id }-дерек мен көрсеткеннен кейін өзгертілді ({ $at } UTC). Ештеңе үстінен жазылған жоқ.
conflict-withdrawn = { $name }: { $id }-дерек мен көрсеткеннен кейін жауаптардан шығарылды ({ $at } UTC). Ештеңе сақталған жоқ.
conflict-now = Енді онда:
conflict-yours = Сіз жаздыңыз:
button-leave = Сол күйі қалдыру
refused-changed = { $id }-дерек мен көрсеткеннен кейін өзгертілді.
change-preview = Сақтамас бұрын:
same-fact = { $id }-дерек соны айтып тұр:
contrary-fact = { $id }-дерек басқаша айтады:
impact = { $count ->
    [0] Бірде-бір тексеру сұрағының жауабы өзгермейді ({ $total } сұрақтан { $tried } тексерілді)
   *[other] { $count } тексеру сұрағының жауабы өзгереді ({ $total } сұрақтан { $tried } тексерілді)
    }
impact-checking = Не өзгеретінін тексеріп жатырмын: { $total } сұрақтан { $tried } тексерілді.
impact-failed = Не өзгеретінін дәл қазір тексере алмадым. Бәрібір сақтауға болады.
impact-line = «{ $question }»: { $before } { $was } → { $after } { $is }
impact-fact = { $id }-дерек
impact-no-answer = сенімді жауап жоқ
questions-title = { $id }-деректің { $count } сұрағы:
question-line = { $text }
open-line = { $text } (жауап бермейді)
question-ask = { $id }-дерек жауап беретін сұрақты жіберіңіз; бірнешеу болса, әрқайсысы бөлек жолда. /cancel тоқтатады.
open-ask = { $id }-дерек жауап беретіндей көрінгенімен, жауап бермейтін сұрақты жіберіңіз. /cancel тоқтатады.
question-remove = { $id }-дерек бұл сұраққа жауап береді.
open-remove = { $id }-дерек бұл сұраққа жауап бермейді.
question-gone = Ол сұрақ енді жоқ.
question-done = Сақталды: { $id }-деректің { $count } сұрағы.
translations-title = { $id }-дерек басқа тілдерде:
translate-ask = { $id }-деректі осы тілде жіберіңіз: { $language }. «-» аударманы алып тастайды. /cancel тоқтатады.
undo-done = Мына өзгеріс қайтарылды: { $change }
undo-how = /undo соңғы өзгерісіңізді қайтарады, /undo 3 соңғы үшеуін. Алдымен не болатынын көрсетемін.
undo-preview = { $count ->
    [one] Соңғы өзгерісіңізді қайтарайын ба?
   *[other] Соңғы { $count } өзгерісіңізді қайтарайын ба? Алдымен жаңасы:
    }
undo-removes = { $count } дерек жойылады
undo-reverts = { $count } дерек бұрынғыдай болады
undo-reopens = сұрақ /inbox ішінде қайта күтеді
undo-contrary = содан бері қасында басқа да өзгерді; ол қалады
undo-withdraws = ол жойылмайды, жауаптардан шығарылады: қасында басқа да өзгерді
undo-more = …тағы { $count }.
undo-fewer = Қайтаратын басқа өзгерісіңіз жоқ.
undo-outdated = Мұны көрсеткеннен бері бірдеңе өзгерді, сондықтан әзірге ештеңе қайтарылған жоқ. Енді былай болар еді:
undo-done-several = Қайтарылған өзгеріс: { $count }
button-undo = Қайтару
undo-removal = Соңғы істегеніңіз: кірістен { $count ->
    [1] сұрақты
   *[other] сұрақтарды ({ $count } рет сұралған)
    } алдыңыз. «{ button-inbox-reopen }» түймесі кері қояды; бұдан басқа ештеңе өзгерген жоқ.
button-undo-before = Одан бұрынғы өзгеріс
undo-nothing = Қайтаратын өзгерісіңіз жоқ.
undo-refused = { $name } содан бері дәл соны өзгертті. Алдымен соны /undo арқылы қайтаруды сұраңыз немесе өзіңіз өзгертіңіз.
undo-restored = Мен білгеннің бәрінің орнына сақтық көшірме қойылды. Мұны қайтара алмаймын; бұрынғысы мені іске қосқан адамда сақтаулы.
history-title = Не өзгерді, жаңасы жоғарыда (UTC):
history-title-fact = { $id }-деректе не өзгерді, жаңасы жоғарыда (UTC):
history-line = { $at }, { $name }: { $change }
history-line-undone = { $at }, { $name }: { $change } (қайтарылды)
history-none = Әзірге ештеңе өзгерген жоқ.
change-add = { $id }-дерек қосылды: «{ $after }»
change-edit = { $id }-дерек өзгертілді: «{ $before }» → «{ $after }»
change-withdraw = { $id }-дерек жауаптардан шығарылды: «{ $before }»
change-restore = { $id }-дерек қалпына келді: «{ $after }»
change-ask = { $id }-дерекке сұрақ: «{ $after }»
change-unask = { $id }-деректен сұрақ алынды: «{ $before }»
change-leave-open = { $id }-дерек бұл сұраққа жауап бермейді: «{ $after }»
change-close = { $id }-дерек мына сұраққа жауап бермейді деген белгі алынды: «{ $before }»
change-deny = құжаттарда жоқ деп белгіленді: «{ $after }» (ең жақыны – { $id }-дерек)
change-translate = { $id }-деректің аудармасы: «{ $after }»
change-translate-gone = { $id }-деректің аудармасы алынды: «{ $before }»
change-import = импорт: «{ $after }»
change-import-facts = импорт: «{ $after }»; өзгерген дерек: { $count }
change-import-fact = { $id }-дерек «{ $title }» құжатымен өзгерді: «{ $before }» → «{ $after }»
change-import-gone = { $id }-дерек жауаптардан шығарылды, «{ $title }» құжатында енді жоқ: «{ $before }»
change-import-back = { $id }-деректі «{ $title }» құжаты қайтарды: «{ $after }»
change-confirm = расталды: «{ $after }»
change-put-back = бәрінің орнына «{ $after }» көшірмесі қойылды; бұрынғысы «{ $before }» деп сақталған
change-undo = қайтарылды: { $change }
actor-operator = оператор
actor-shipped = боттың жасаушылары
actor-forgotten = бұрынғы редактор
button-edit = Өзгерту
button-withdraw = Алып тастау
button-restore = Қалпына келтіру
button-questions = Басқа сұрақтар
button-translation = Аударма
button-history = Тарихы
button-anyway = Бәрібір сақтау
button-correct = { $id } нөмірлі деректі түзету
button-add-told = Дерек ретінде қосу
button-without-source = Онсыз жалғастыру
button-is-title = Бұл – атауы
button-cancel = Болдырмау
button-use = Осы сөйлемді алу
button-open-fact = { $id }-деректі ашу
button-ask = + сұрақ
button-leave-open = + жауап бермейді
button-remove = Жою
refused-known = бұл сөйлем — { $id }-дерек, ол бар.
refused-gone = { $id } нөмірлі дерек жоқ немесе ол жауаптардан шығарылған.

## Рөлдер
editors-title = Мен білетінді { $count } адам өзгерте алады:
editor-line = { $name }: { $role }
editor-ask = Сол адамның хабарын маған бағыттаңыз, контактісімен бөлісіңіз немесе сандық id жіберіңіз. /cancel тоқтатады.
editor-nameless = @есім бойынша ешкімді таба алмаймын. Сол адамның хабарын бағыттаңыз, контактісімен бөлісіңіз немесе сандық id жіберіңіз: оны адамға /id айтады.
editor-hidden = Бұл адам бағытталған хабардың авторын жасырады. Контактісімен бөлісіңіз немесе сандық id жіберіңіз.
editor-which-role = { $name } кім болсын? Рецензент тек кіріс сұрақтарды көреді.
editor-appointed = { $name }: енді { $role }.
editor-untold = { $name } енді { $role }. Оған жаза алмаймын: алдымен мені ашып, «Start» басуы керек. Сонда «{ button-welcome }» түймесі болады.
welcome-editor =
    Енді мен білетінді өзгерте аласыз.
    • Дерек қосу: төмендегі түймемен не /addfact. Немесе маған файл жіберіңіз, не /import артына мекенжай жазыңыз.
    • Мен жауап бере алмағанға жауап беру: /inbox. Күтіп жүргендерге хабарлаймын.
    • Деректі сөздерімен табу: /facts. Сол жерде оны өзгертіп, алып тастап, қай сұрақтарға жауап беретінін айтасыз.
    • Қайтару: /undo. Алдымен не болатынын көрсетемін.
    Қайталанатын не қайшы келетін нәрсені сақтамай тұрып көрсетемін, ештеңе жоғалмайды: бәрі /history ішінде. Қалғаны /help ішінде.
welcome-reviewer =
    Енді мен жауап бере алмаған сұрақтарды қарай аласыз: /inbox.
    Сұрақты, содан кейін оған жауап беретін сөйлемді басыңыз, немесе құжаттарда жоқ деңіз. Күтіп жүргендерге хабарлаймын. Қалғаны /help ішінде.
button-welcome = Мұнда не істей аламын
button-add-fact = Дерек қосу
button-find-facts = Деректер
editor-dismissed = { $name } енді редактор емес. Істегені қалады.
editor-owner = Бұл — иесі. Иелер бот баптауындағы ADMIN_IDS ішінде тұрады.
editor-gone = Бұл адамның енді рөлі жоқ.
role-owner = иесі
role-editor = редактор
role-reviewer = рецензент
button-add-editor = Адам қосу
button-dismiss = Рөлін алу

## Қателер
error = Кешіріңіз, бірдеңе дұрыс болмады. Қайталап көріңіз. Тағы болса, ботты жүргізушілерге айтыңыз: { $reference }
rate-limit = Сұрақты бір-бірден қойыңызшы. { $seconds } секундтан кейін қайта тыңдаймын.
error-store = Қазір ештеңе сақтай алмаймын: диск толы немесе бос емес. Ештеңе өзгерген жоқ. Бір минуттан кейін қайталап көріңізші.
alert-storage = ⚠️ Сақтай алмай тұрмын: диск толы, бос емес немесе дерекқор бүлінген. Қолымнан келгенше жауап бере беремін. Не істеу керегін мен жұмыс істейтін машинадағы «python -m bot doctor» айтады.
alert-quotes = ⚠️ Дерекқорымдағы { $count } сөйлем редакторсыз өзгерген. Оларды көрсетпеймін. Сақтық көшірмені қалпына келтіріңізші.
alert-backup = ⚠️ Соңғы жарамды сақтық көшірмеме бір аптадан асты. Не істеу керегін мен жұмыс істейтін машинадағы «python -m bot doctor» айтады.
alert-poison = ⚠️ { $count } хабарлама менің жұмысымды үш рет үзді: оған жауап бермеймін, қалғандарына жауап беремін. Мен жұмыс істейтін машинада оны «python -m bot doctor» көрсетеді.
button-expired = Бұл түйме ескірген. Қайта сұраңызшы.
button-done = Бұл жасалып қойған: нәтижесі хабарламада көрсетілген.

## Терминал
terminal-welcome = Терминалдағы Astana bot: жауаптары Telegram-дағыдай. Telegram-да іске қосу үшін @BotFather-ден токен алып, .env файлына TELEGRAM_BOT_TOKEN=… деп жазыңыз.
terminal-keys = Сұрақ жазыңыз, таңдау үшін нөмір, айналасын көру үшін «c», көбірек білу үшін /help, шығу үшін «q» теріңіз.
terminal-places = Басқа орынды көру үшін { $first }–{ $last } аралығындағы нөмірді, айналасын көру үшін «c» теріңіз.
terminal-id = Мұнда ешкімде Telegram нөмірі жоқ. Telegram-да өз нөміріңізді /id көрсетеді.
terminal-prompt = Сіз
terminal-no-choice = Қазір бұл нөмірде ештеңе жоқ. Сұрақты сөзбен жазыңыз.
terminal-privacy = Мұнда, терминалда, сіз туралы ештеңе сақтамаймын: жазғаныңыз шыққанда жойылады.
command-quit = шығу

## The editors' inbox
command-inbox = сізді күтіп тұрған сұрақтар
inbox-empty = Сізді күтіп тұрған ештеңе жоқ. Жарайсыз!
inbox-title = { $count ->
        [one] Бір сұрақ күтіп тұр.
       *[other] { $count } сұрақ күтіп тұр, ең жиі сұралғаны жоғарыда.
    } Нөмірін басыңыз:
inbox-asked = { $count ->
        [one] бір рет сұралды
       *[other] { $count } рет сұралды
    }, соңғы рет { $day }
inbox-sent = сізге жіберілді: { $count }
inbox-downs = 👎 { $count }
inbox-why-sentence = 👎 сөйлем дұрыс емес: { $count }
inbox-why-question = 👎 басқа нәрсе сұралған: { $count }
inbox-waiting = { $count ->
        [one] бір адам күтіп жүр
       *[other] { $count } адам күтіп жүр
    }
inbox-after = мынадан кейін: «{ $question }»
inbox-said-found = Мен жауап бердім.
inbox-said-unsure = Мен сенімді болмадым.
inbox-said-nothing = Менде жауап болмады.
inbox-before = бұған дейін: «{ $question }»
inbox-before-shown = сонда { $id }-деректі көрсеттім: «{ $text }»
inbox-shown = { $id }-деректі көрсеттім: «{ $text }»
inbox-here-open = Күтіп тұр, өйткені нақты жауабым болмады.
inbox-here-downs = Күтіп тұр, өйткені 👎 басылған.
inbox-here-sent = Күтіп тұр, өйткені ол сізге жіберілген.
inbox-here-waits = Күтіп тұр, өйткені біреу хабар күтіп жүр.
inbox-now-answered = енді { $id }-дерек жауап береді
inbox-answered-since = Содан бері бұған { $id }-дерек жауап береді: «{ $text }»
button-inbox-answered = Жабу: { $id }-дерек жауап береді
inbox-mixed = «{ $one }» мен «{ $other }» екі нәрсе туралы. Жауапты сұрағандардың бәрі алады, бірақ тұжырымдарын есте сақтамаймын. Үйрету үшін алдымен біреуін бөліңіз: «{ button-inbox-split }».
inbox-same-as = «{ $question }» мына сұрақтардың қайсысымен бірдей? Нөмірін басыңыз:
inbox-no-other = Басқа сұрақ жоқ.
inbox-split = Қайсысы басқа нәрсе туралы? Нөмірін басыңыз:
inbox-pick = Бірнешеуін белгілеп, не істеу керегін айтыңыз:
button-inbox-same = Мынамен бірдей …
button-inbox-split = Бөлу
button-inbox-several = Бірнешеуін бірден
button-inbox-reopen = Қайтару
button-inbox-regroup = Бұрынғыдай ету
button-inbox-out = Бұл ботқа емес ({ $count })
button-inbox-together = Бәрі бір сұрақ ({ $count })
inbox-which = Қай сөйлем жауап береді? Нөмірін басыңыз:
inbox-chosen = { $count ->
        [one] мұны бір адам таңдады
       *[other] мұны { $count } адам таңдады
    }
inbox-nothing-found = Мұндай сөздері бар сөйлем табылмады.
inbox-ask-words = «{ $question }»: жауап беретін сөйлемнің сөздерін немесе деректің нөмірін жіберіңіз. /cancel тоқтатады.
inbox-ask-text = «{ $question }»: жауап беретін сөйлемді сөзбе-сөз жіберіңіз. /cancel тоқтатады.
inbox-linked = Дайын: енді бұған { $id }-дерек жауап береді.
inbox-linked-mixed = Дайын: бұл сұрақтардың бәрі { $id }-дерекпен жабылды. Олар екі нәрсе туралы, сондықтан тұжырымдарын есте сақтамаймын.
inbox-written = { $id }-дерек болып сақталды; енді бұған сол жауап береді.
inbox-linked-after = Дайын: сұрақ { $id }-дерекпен жабылды. Ол басқа сұраққа сүйенеді, сондықтан бұл тұжырымды есте сақтамаймын.
inbox-written-after = { $id }-дерек болып сақталды. Сұрақ басқасына сүйенеді, сондықтан бұл тұжырымды есте сақтамаймын.
inbox-denied = Жазып алдым: құжаттарда бұл жоқ. { $id }-дерек жақын, бірақ жауап деп саналмайды.
inbox-denied-only = Жазып алдым: құжаттарда бұл жоқ. Сұрақ кірістен алынды; басқа ештеңе өзгерген жоқ.
inbox-reopened-only = Сұрақ қайта күтіп тұр. { $id }-дерек оған жауап бермейтіні жазулы қалады: содан бері ол жерде басқа да өзгерді. /fact { $id } қараңыз.
inbox-dropped = Алып тасталды; басқа ештеңе өзгерген жоқ.
inbox-written-mixed = { $id }-дерек болып сақталды. Сұрақтар екі нәрсе туралы, сондықтан тұжырымдарын есте сақтамаймын.
inbox-gone = Бұл сұрақпен біреу айналысып қойды.
inbox-gone-words = Сіздің «{ $text }» сақталған жоқ; бір рет бассаңыз, бөлек дерек болады.
inbox-told = { $count ->
        [one] Күтіп жүрген адамға хабарладым.
       *[other] Күтіп жүрген { $count } адамға хабарладым.
    }
button-inbox = Сұрақтар
button-inbox-search = Басқа сөйлем
button-inbox-write = Жаңа дерек
button-inbox-deny = Құжаттарда жоқ
button-inbox-drop = Бұл ботқа емес
button-digest-on = Күніне бір рет хабарлау
button-digest-off = Күнделікті хабарсыз
digest = { $count ->
        [one] Сізді бір сұрақ күтіп тұр
       *[other] Сізді { $count } сұрақ күтіп тұр
    }, жаңасы: { $fresh }

## Documents of editors
command-watch = қайта қарайтын мекенжайларым
command-unwatch = мекенжайды енді қарамау
command-import = құжат қосу: мекенжай не файл
command-export = жиналғанның бәрін файлмен алу
import-how = Файл ({ $formats }) не пәрменнің артына мекенжай жіберіңіз: /import https://example.org/article
import-reading = «{ $name }» оқып жатырмын…
import-counts = { $language }. Абзац: { $paragraphs }. Сөйлем: { $facts }, оның ішінде дәйексөз: { $quotes }.
import-items = Тізім тармағы: { $count }.
import-rows = Кесте жолы: { $count }.
import-pairs = Жауабы бар сұрақ: { $count }.
import-unread = Оқылмағаны: { $things }.
unread-pictures = { $count } сурет
unread-formulas = { $count } формула
unread-charts = { $count } диаграмма
unread-films = { $count } бейнежазба
unread-recordings = { $count } дыбысжазба
unread-lines = сөйлем емес { $count } жол
unread-parts = тағы { $count } бөлік
# The name where it is not translated.
import-encoding = Бұл UTF-8 емес. Қалай оқыдым: { $encoding ->
        [windows_cyrillic] Windows кириллицасы
        [windows_kazakh] Windows қазақ кодтауы
        [windows_western] Windows батыс кодтауы
        [dos_cyrillic] DOS кириллицасы
        [mac_cyrillic] Mac кириллицасы
       *[other] { $name }
    }. Әріптері дұрыс па, қараңызшы.
import-language = { $languages }: моделім бұл тілді оқымайды, сондықтан сөзі бойынша ғана іздеймін. EMBEDDING_MODEL=minilm+e5 («multilingual» қосымшасы) көмектеседі.
import-contradicts = Басқа құжаттардан өзгеше сандар: { $count }. Сұраққа екеуі де сенімді жауап берсе, адамдар екеуін де көреді; әйтпесе жақсырақ жауап беретінін ғана.
import-structure = Бұл құжатты жай мәтін күйінде білемін; енді тақырыптары, тізімдері мен кестелері қосылады. Жаңа сөйлем: { $count }.
import-speakers = Сөйлегендер: { $names }
import-author = Авторы: { $name }
import-published = Жарияланған: { $day }
import-known = Бұл құжатты сөзбе-сөз білемін. Ештеңе өзгермейді.
import-revision = Бұл құжатты білемін; бұл оның басқа мәтіні. Жаңа сөйлем: { $count }.
import-reworded = Өзгерген: { $count }.
import-reworded-curated = редакторлар жазғаны растауыңызды күтеді
import-new = Жаңа: { $count }.
import-touched = Өзгерген не шығарылған дерек: { $count }.
difference-gone = • { $id }, шығарылды:
difference-back = • { $id }, қайтарылды:
button-changes = Не өзгерді
import-gone = Енді жоқ, сондықтан жауаптардан шығарылды: { $count }.
import-gone-curated = { $id }-дерекке редакторлар жазған; ол сақталды. /fact { $id } қараңыз.
import-saving = Сақталуда: { $percent } %
import-saved = Сақталды: «{ $name }», { $count ->
        [one] бір жазба
       *[other] { $count } жазба
    }.
import-undo = /undo қайтарады.
import-dropped = Ештеңе сақталған жоқ.
import-again = Бұл файл менде енді жоқ. Қайта жіберіңіз.
rows-document = құжаттар: { $count }
rows-fact = деректер: { $count }
rows-question = редакторлардың сұрақтары: { $count }
rows-translation = аудармалар: { $count }
rows-synonym = синонимдер: { $count }
rows-sample = үлгі сұрақтар: { $count }
rows-draft = жаңа деректер: { $count }
table-known = Дәл сол жауабымен бұрыннан белгілі, қайта сақталмайды: { $count } ({ $names }).
table-repeated = Алдыңғысын қайталайтын жолдар бір-ақ рет сақталады: { $count }.
table-described = Бұрыннан белгілі; сұрақ не айтқан адамның аты қосылады: { $count }.
table-kept = Осы атпен сақталған, бірақ бұл кестеде жоқ; сол күйі қалады: { $count }.
rows-none = жол жоқ
export = Құжаттар, деректер, сұрақтар, аудармалар, синонимдер: бәрі бір файлда. Файлды маған жіберсеңіз, қайта аламын. Қай пішімде?
export-large = Бұл { $limit } МБ-тан көп, Telegram үшін тым үлкен. «python -m bot export ФАЙЛ» қолданыңыз.
fault-address = Бұл интернеттегі мекенжай емес: ол https:// деп басталады.
fault-binary = Бұл мәтінге емес, екілік файлға ұқсайды.
fault-bomb = Ашылғанда кез келген құжатқа керегінен үлкен. Оны оқымаймын.
fault-damaged = Файл бүлінген немесе басқа пішімде. Қайта сақтап, тағы жіберіңіз.
fault-doctype = Файл зиянды файлдар сияқты құжат түрін жариялайды. Оны оқымаймын.
fault-empty = Одан мәтін таппадым. Мақаланы .txt етіп сақтап жіберіңіз.
fault-encoding = Бұл UTF-8 мәтіні емес. UTF-8 етіп сақтап, қайта жіберіңіз.
fault-format = Бұл пішімді білмеймін. Мен { $detail } оқимын.
fault-gone = Бұл мекенжайда енді ештеңе жоқ.
fault-library = Мұндай файлдарға «office» қосымшасы керек, ол мұнда орнатылмаған. Оны ботты іске қосқан адам қоса алады; не файлды .docx, .pdf не .csv етіп сақтап жіберіңіз.
fault-limits = Мұны оқуға құжатқа рұқсат етілгеннен көп уақыт не жад керек. .txt етіп сақтап жіберіңіз.
fault-locked = Файл құпиясөзбен қорғалған. Құпиясөзсіз сақтап, қайта жіберіңіз.
fault-long = Бір құжат үшін мәтін тым көп. Бөліп жіберіңіз.
fault-pictures = Мұнда мәтіннің суреттері ғана бар. Алдымен мәтінді таныңыз (OCR).
fault-private = Бұл мекенжай ашық интернетте емес. Оны оқымаймын.
fault-rows = Ештеңе импортталған жоқ. Мына жолдарды түзетіп, кестені қайта жіберіңіз: { $detail }
fault-size = Бұл { $detail } МБ-тан үлкен. Бөліп жіберіңіз.
fault-suffix = Мазмұны бойынша бұл { $detail } файлы. Атын өзгертіп, қайта жіберіңіз.
fault-unreachable = Бұл мекенжай дұрыс жауап бермейді. Ол браузерде ашыла ма?
button-save = Сақтау
button-drop = Сақтамау

## Statistics
command-stats = не сұралды және қалай жауап берілді
stats-title = Сұрақтар
stats-today = Бүгін
stats-days = { $count } күн
stats-counts =
    Сұрақ: { $asked }. Жауап берілді: { $found }, сенімсіз: { $unsure }, жауапсыз: { $not_found }.
    👍 { $ups }  👎 { $downs }
stats-times = Жауапқа дейінгі уақыт: жартысы { $median } мс ішінде, 100-дің 95-і { $slow } мс ішінде.
stats-facts = Ең жиі сұралғандар:
stats-unanswered = Жауапсыз ең жиі сұрақтар, олар /inbox ішінде күтіп тұр:
stats-found = жауап берілді
stats-unsure = сенімсіз
stats-not-found = жауапсыз

## Бұрынғы сөздерге жазылған
stale-title = { $count ->
    [one] Бір сұрақ не аударма
   *[other] { $count } сұрақ не аударма
    } деректің бұрынғы сөздеріне жазылған. Растағаныңызша сақтаймын, бірақ қолданбаймын:
stale-question = жауап береді: «{ $text }»
stale-open = жауап бермейді: «{ $text }»
stale-translation = аударма ({ $language }): «{ $text }»
stale-says = { $id }-дерек өзгертілді:
stale-of-fact = { $count ->
    [one] Бір сұрақ не аударма бұрынғы сөздерге қатысты. Оны сақтаймын, ал растасаңыз, қолданамын.
   *[other] { $count } сұрақ не аударма бұрынғы сөздерге қатысты. Оларды сақтаймын, ал растасаңыз, қолданамын.
    }
stale-tried = Төменде – онсыз адамдар не алатыны.
stale-done = { $count ->
    [one] Дайын.
   *[other] Дайын, бәрі ({ $count }).
    } /undo қайтарады.
stale-other = Содан бері бірдеңе өзгерді, сондықтан ештеңе істемедім. Қайта қараңызшы.
stale-none = Растайтын ештеңе жоқ.
question-line-stale = { $text } (растауды күтеді)
button-stale = Растау ({ $count })
button-confirm = Әлі де дұрыс
button-confirm-all = { $count ->
    [one] Әлі де дұрыс
   *[other] Бәрі ({ $count }) әлі де дұрыс
    }

## The reading site
site-title = Құжаттар
site-languages = Тіл
site-skip = Мәтінге өту
site-contents = Мазмұны
site-search = Іздеу
site-search-in = Осы құжаттан сұрау
site-search-all = Барлық құжаттан сұрау
site-found = Бұл туралы құжаттарда мына жерде айтылған:
site-no-question = Сұрақты немесе іздейтін сөздерді жазыңыз.
site-hits = Табылған жерлер
site-hit = { $total } ішінен { $number }
site-hit-before = Алдыңғы жер
site-hit-after = Келесі жер
site-parts = Құжаттың бөліктері
site-part-before = Алдыңғы бөлік
site-part-after = Келесі бөлік
site-page = { $number }-бет
site-paragraph = { $number }-абзац
site-table = Кесте: { $name }
site-source = Дереккөз
site-this-sentence = Осы сөйлем
site-copy = Сілтемесімен көшіру
site-copied = Көшірілді
site-ask-bot = Боттан сұрау
site-promise = Әр сөйлем мұнда сөзбе-сөз келтірілген. Белгіленгені – сілтеме жасалған сөйлем.
site-revised = Өзгертілген күні: { $date }
site-withdrawn = Мұнда { $date } күні бір сөйлем алынып тасталды.
site-withdrawn-title = Алынып тасталды
site-nothing = Мұнда ондай бет жоқ
site-too-many = Бірден тым көп бет сұралды. Сәл күте тұрыңыз.
site-refused = Мұны көрсету мүмкін емес
site-unreadable = Бұл құжатты қазір оқу мүмкін емес. Кейінірек көріңіз.
site-not-answered = Бұл сұраққа жауап емес
site-anew = Беттің қазіргі түрін көрсету
site-signed-out = Бұл бетті чаттан қайта ашыңыз.
button-read-there = Ашу

## Неге осылай жауап берілді
command-why = неге осылай жауап бердім: жауабыма жауап ретінде жіберіңіз
button-why = Неге?
button-why-of = { $number }. Неге?
button-why-answers = Жауабы осы
button-why-not = Бұл жауап емес
button-why-other = Басқа дерек жауап береді
why-title = Неге осылай жауап бердім
why-how = Менің жауабыма жауап ретінде /why жіберіңіз.
why-gone = Онда не сұралғаны енді есімде жоқ.
why-elsewhere = Алдымен маған жеке чатта жазыңыз, сонда айта аламын.
why-understood = Мен мынаны іздедім: «{ $text }»
why-decided = { $by ->
    [small_talk] Мұны жай әңгіме деп түсініп, сөйлем іздемедім.
    [document] Сұрақ құжаттың өзі туралы еді, сондықтан ол туралы білетінімді көрсеттім.
    [topic] Тақырып аталды, сұрақ қойылмады; сондықтан ол қай жерде айтылатынын көрсеттім.
    [conversation] Сұрақты алдыңғы жауаптың жалғасы деп түсіндім.
    [exact_question] Дәл осы сұрақ сөйлемге жазылған. Соны негізге алдым.
    [quoted_words] Тырнақшадағы сөздерді кім айтқаны сұралды, мен оларды таптым.
    [stored_question] Жазылған сұрақ соншалықты ұқсас, сөйлем жауап береді. Соны негізге алдым.
   *[confidence] Сөздерге және қаншалықты сенімді екеніме қарадым.
    }
why-exact = Сөйлемде бар: { $words }
why-other_word = Басқа сөзбен: { $words }
why-near = Тек қасында, абзацта, тақырыпта немесе атауда: { $words }
why-missing = Онда жоқ: { $words }
why-absent = Бірде-бір құжатта жоқ: { $words }
why-meaning = Мағына жақындығы: { $percent } %
why-sure = Мен { $percent } % сенімдімін. { $claimed } %-дан бастап анық айтамын, { $probable } %-дан бастап «{ probable }» деймін
why-stored = Ең жақын жазылған сұрақ: «{ $text }» (ұқсастығы { $percent } %; { $needed } %-дан бастап соған қараймын)
why-left-open = Редакторлар бұл жауап емес дейді: «{ $text }» (ұқсастығы { $percent } %)
why-against = Қарсы айтатыны:
why-unrelated = Құжаттар бұл туралы емес сияқты.
why-check = { $check ->
    [name_unknown] Сұрақтағы есім не атау ол жерде кездеспейді.
    [number_unknown] Сұрақтағы сан ол жерде кездеспейді.
    [owner_conflict] Бұл басқа нәрсе туралы: басқа жер, күн не жыл.
    [asks_back] Оның өзі бірдеңе сұрайды не хабарлайды.
    [repeats] Онда сұрақтың өзінде жоқ ештеңе айтылмаған.
    [state_unsaid] Онда солай ма, жоқ па, айтылмаған.
    [names_nobody] Онда қатысушылар болғаны айтылған, бірақ кім екені айтылмаған.
    [agentless] Онда бұл істелгені айтылған, бірақ кім істегені айтылмаған.
    [undefined] Онда түсіндірілуге тиіс нәрсе аталмаған.
    [bare] Онда «иә» не «жоқ» дегеннен көп ештеңе жоқ.
    [category_only] Онда не екені айтылған, бірақ нақты қайсысы екені айтылмаған.
    [aspect_unsaid] Жолы не бағасы сұралады, ал онда ол айтылмаған.
    [other_clause] Ондағы мұндай мән басқа нәрсе туралы.
    [unnamed] Атауы сұралады, ал сол сөздің қасында атау жоқ.
    [role_unheld] Онда бұл қызмет не рөл кімдікі екені аталмаған.
    [verb_unsaid] Онда мұны біреу істейтіні айтылмаған.
    [restriction_unknown] Сұрақта бірде-бір құжатта жоқ шарт бар.
    [restriction_unsaid] Сұрақта шарт бар, ал онда ол туралы ештеңе айтылмаған.
    [time_unsaid] Сұрақта күн не ай аталған, ал онда аталмаған.
    [no_place] Орны сұралады, ал ондағы атаулар орын емес.
    [other_one] Келесісі не алдыңғысы сұралады, ал онда сол екені айтылмаған.
    [left_open] Дәл осындай ұқсас сұраққа редакторлар бұл жауап емес деген.
    [nothing_of_kind] { $wanted ->
        [date] Уақыты сұралады, ал онда ол аталмаған.
        [duration] Қанша уақыт екені сұралады, ал онда ол аталмаған.
        [percentage] Үлесі сұралады, ал онда ол аталмаған.
        [amount] Сомасы сұралады, ал онда ол аталмаған.
        [measure] Өлшемі сұралады, ал онда ол аталмаған.
        [contact] Қалай хабарласуға болатыны сұралады, ал онда ол аталмаған.
        [count] Саны сұралады, ал онда ол аталмаған.
        [place] Орны сұралады, ал онда ол аталмаған.
        [organisation] Ұйым сұралады, ал онда ол аталмаған.
        [person] Адам сұралады, ал онда ол аталмаған.
        [reason] Себебі сұралады, ал онда ол аталмаған.
       *[other] Онда сұралған нәрсе жоқ.
        }
    [no_person] Онда тек жерлер мен ұйымдар аталған, мұны істей алатын ешкім аталмаған.
    [no_subject] Сұрақтан не туралы екені көрінбейді.
   *[synonym_only] Сұрақтың жалғыз маңызды сөзі онда тек басқа сөзбен айтылған.
    }
why-ask-other = «{ $question }»: жауап беретін сөйлемнің сөздерін немесе деректің нөмірін жіберіңіз. /cancel тоқтатады.
why-leans = Сұрақ алдыңғы жауапқа сүйенеді, сондықтан оның сөздерін есте сақтамаймын.

## Қайта қаралатын мекенжайлар
watch-list = Мекенжайы бар құжат: { $count }. Нөмірін басыңыз.
watch-none = Бірде-бір құжаттың мекенжайы жоқ. /import https://… құжат қосады.
watch-unknown = «{ $what }» мекенжайынан құжатым жоқ. /watch барын көрсетеді, /import қосады.
watch-hours = { $first } мен { $last } аралығында сағат санын жазыңыз: /watch { $what } 24
watch-line = { $title } – { $state }
watch-off = қаралмайды
watch-on = { $hours } сағат сайын қаралады
watch-looked = Соңғы рет: { $at } UTC.
watch-waits = жаңа нұсқасы күтіп тұр
watch-is-gone = онда енді ештеңе жоқ
watch-is-moved = көшкенін айтады
watch-is-unreachable = жауап бермейді
watch-is-unreadable = оқылмайды
watch-stopped = «{ $title }» мекенжайын енді қарамаймын. Одан білетінім қалады.
watch-over = Бұл нұсқа бойынша шешім қабылданған немесе жаңарағы келген. Күтіп тұрғанды /watch көрсетеді.
watch-missing = Бұл құжат менде енді жоқ.
watch-news-changed = «{ $title }» { $url } мекенжайында өзгерді. Сіз сақтамайынша ештеңе сақталмайды:
watch-news-moved = «{ $title }» көшкен, { $url } солай дейді. Соңынан еру үшін: /import { $moved }
watch-news-gone = { $url } мекенжайында енді ештеңе жоқ. «{ $title }» құжатынан білетінім қалады; /unwatch { $url } – енді қарамаймын.
watch-news-unreachable = { $url } («{ $title }») қатарынан үш рет жауап бермеді. Қайта байқап көре беремін.
watch-news-unreadable = { $url } («{ $title }») мекенжайында қазір тұрғанды оқи алмаймын. Қайта байқап көре беремін.
button-watch = { $hours ->
    [24] Күн сайын
    [168] Апта сайын
    [720] Ай сайын
   *[other] { $hours } сағат сайын
    }
button-look = Қазір қарау
button-unwatch = Тоқтату
button-version = Жаңа нұсқаны көрсету

## Топтардағы жауаптар
group-answer = Топтағы сұраққа жауап бердіңіз («{ $place }»). Жауабыңызды дерек етіп сақтайын ба? Хабарыңызға сілтеме жасаймын.
group-answered = Бұл сұраққа жауап бар ({ $name }, { $at } UTC), { $id }-дерек:
button-group-keep = Дерек етіп сақтау

## Мағынасы бір сөздер
command-synonym = мағынасы бір сөздер
change-equate = енді мағынасы бір: «{ $after }»
change-part = енді мағынасы бір емес: «{ $before }» → «{ $after }»
synonyms-title = { $count ->
    [one] Мағынасы бір сөздердің { $count } тобы:
   *[other] Мағынасы бір сөздердің { $count } тобы:
    }
synonyms-none = Мағынасы бір сөздер әлі жоқ.
synonyms-none-of = Бұл тілде ондай сөздер жоқ.
synonyms-how = Сөздерді қазір не кейін команда артында жіберіңіз: /synonym әкімдік = қала басқармасы
synonym-title = Бұлардың мағынасы бір. Нөмірі сол сөзді алып тастайды:
synonym-preview = «Сақтау» басылғаннан кейін бұлардың мағынасы бір болады:
synonym-joins = Кейбірі бұрыннан белгілі; сонда бәрі бір топ болады.
synonym-facts = { $count ->
    [0] { $term } – бірде-бір сөйлемде жоқ
   *[other] { $term } – { $count } сөйлемде бар
    }
synonym-impact = { $count ->
    [0] Бірде-бір сұрақтың жауабы өзгермейді ({ $total } сұрақтан { $tried } тексерілді)
   *[other] { $count } сұрақтың жауабы өзгереді ({ $total } сұрақтан { $tried } тексерілді)
    }
synonym-impact-checking = Не өзгеретінін тексеріп жатырмын: { $total } сұрақтан { $tried } тексерілді.
synonym-done = Сақталды: { $terms }. /undo қайтарады.
synonym-removed = Алынды: { $terms }. /undo қайтарады.
synonym-refused-few = Мағынасы бір екі не одан көп сөзді «=» белгісімен жазыңыз. Мысалы: /synonym әкімдік = қала басқармасы
synonym-refused-long = «{ $term }» тым ұзын.
synonym-refused-common = «{ $term }» жеке тұрғанда ештеңе білдірмейді, сондықтан оған тең сөз жоқ.
synonym-refused-many-terms = Бір топқа бұл тым көп. Азайтыңыз.
synonym-refused-many-groups = Енді орын жоқ. Алдымен бірдеңесін алып тастаңыз.
synonym-refused-known = Мұны білемін: { $term }
synonym-refused-gone = Бұл арада өзгерген. /synonym қараңыз.
button-remove-all = Бәрін алып тастау
button-synonyms = Мағынасы бір сөздердің бәрі
