"""What people say around a question: it keeps what is asked."""

from tests.benchmarks.behaviour_rewrites import wrapped

POLITE = (
    wrapped(
        "could you tell me",
        en="Could you please tell me: {i}",
        ru="Не могли бы вы сказать, {i}",
        kk="Айтып жібересіз бе, {i}",
    ),
    wrapped("tell me", en="tell me {b}", ru="скажите {b}", kk="айтыңызшы {b}"),
    wrapped("do you know", en="Do you know {b}?", ru="Вы не знаете, {b}?", kk="Білесіз бе, {b}?"),
    wrapped(
        "I'd like to know",
        en="I'd like to know {b}.",
        ru="Хотелось бы узнать, {b}.",
        kk="Білгім келеді: {b}.",
    ),
    wrapped("I wonder", en="I wonder {b}", ru="Интересно, {b}", kk="Қызық, {b}"),
    wrapped(
        "quick question",
        en="Quick question: {i}",
        ru="Короткий вопрос: {i}",
        kk="Қысқа сұрақ: {i}",
    ),
    wrapped(
        "I have a question",
        en="I have a question. {q}",
        ru="У меня вопрос. {q}",
        kk="Менде сұрақ бар. {q}",
    ),
    wrapped(
        "sorry to ask",
        en="Sorry for the stupid question, but {i}",
        ru="Извините за глупый вопрос, но {i}",
        kk="Кешіріңіз, {i}",
    ),
    wrapped("please", en="{b} please", ru="{b}, пожалуйста", kk="{b}, өтінемін"),
    wrapped("so", en="so {i}", ru="ну и {i}", kk="ал {i}"),
    wrapped("um", en="um, well, {i}", ru="эм, ну, {i}", kk="мм, сонымен, {i}"),
    wrapped("by the way", en="btw {i}", ru="кстати, {i}", kk="айтпақшы, {i}"),
    wrapped(
        "according to the text",
        en="According to the document, {i}",
        ru="Согласно документу, {i}",
        kk="Құжат бойынша, {i}",
    ),
    wrapped(
        "any idea", en="{q} Any idea?", ru="{q} Кто-нибудь знает?", kk="{q} Білетіндер бар ма?"
    ),
    wrapped(
        "does anybody know",
        en="Does anybody know {b}?",
        ru="Кто-нибудь знает, {b}?",
        kk="Біреу біле ме, {b}?",
    ),
)
GREETINGS = (
    wrapped("hello before", en="Hello! {q}", ru="Здравствуйте! {q}", kk="Сәлеметсіз бе! {q}"),
    wrapped("hi before", en="hi {b}", ru="привет {b}", kk="сәлем {b}"),
    wrapped(
        "a long greeting",
        en="Good morning, dear bot, I hope you are well. {q}",
        ru="Доброе утро, уважаемый бот, надеюсь, у вас всё хорошо. {q}",
        kk="Қайырлы таң, құрметті бот, жағдайыңыз жақсы деп үміттенемін. {q}",
    ),
    wrapped("thanks after", en="{q} Thanks!", ru="{q} Спасибо!", kk="{q} Рахмет!"),
    wrapped("thanks without a mark", en="{b} thanks", ru="{b} спасибо", kk="{b} рахмет"),
    wrapped(
        "long thanks after",
        en="{q} Thank you so much in advance, you are a great help!",
        ru="{q} Заранее большое спасибо, вы мне очень помогаете!",
        kk="{q} Алдын ала көп рахмет, сіз маған көп көмектестіңіз!",
    ),
    wrapped(
        "hello and thanks",
        en="Hi there, {i} Thanks a lot!",
        ru="Добрый день, {i} Большое спасибо!",
        kk="Қайырлы күн, {i} Көп рахмет!",
    ),
    wrapped(
        "signed",
        en="{q}\nBest regards,\nAnna",
        ru="{q}\nС уважением,\nАнна",
        kk="{q}\nҚұрметпен,\nАйгүл",
    ),
)
STORIES = (
    wrapped(
        "who I am, before",
        en="I am a student from Canada. {q}",
        ru="Я студентка из Канады. {q}",
        kk="Мен Канададан келген студентпін. {q}",
    ),
    wrapped(
        "who I am, after",
        en="{q} I am a student from Canada.",
        ru="{q} Я студентка из Канады.",
        kk="{q} Мен Канададан келген студентпін.",
    ),
    wrapped(
        "story before",
        en="I was there with my kids last year and we loved it. {q}",
        ru="Мы были там с детьми в прошлом году, нам очень понравилось. {q}",
        kk="Біз былтыр балалармен сонда болдық, бізге қатты ұнады. {q}",
    ),
    wrapped(
        "story after",
        en="{q} I was there with my kids last year.",
        ru="{q} Я была там с детьми в прошлом году.",
        kk="{q} Мен былтыр балаларыммен сонда болдым.",
    ),
    wrapped(
        "story on a line before",
        en="my son keeps asking me about this and I have no clue\n{b}",
        ru="сын постоянно спрашивает меня об этом, а я не знаю\n{b}",
        kk="балам осыны сұрай береді, мен білмеймін\n{b}",
    ),
    wrapped(
        "story on a line after",
        en="{b}\nmy son keeps asking me about this and I have no clue",
        ru="{b}\nсын постоянно спрашивает меня об этом, а я не знаю",
        kk="{b}\nбалам осыны сұрай береді, мен білмеймін",
    ),
    wrapped(
        "story with a colon",
        en="My daughter asked me yesterday at dinner: {i}",
        ru="Дочка вчера за ужином спросила меня: {i}",
        kk="Қызым кеше кешкі аста сұрады: {i}",
    ),
    wrapped(
        "teacher before",
        en="My teacher wants it by tomorrow. {q}",
        ru="Учительница ждёт это к завтрашнему дню. {q}",
        kk="Мұғалім мұны ертеңге дейін күтіп отыр. {q}",
    ),
    wrapped(
        "teacher after",
        en="{q} My teacher wants it by tomorrow.",
        ru="{q} Учительница ждёт это к завтрашнему дню.",
        kk="{q} Мұғалім мұны ертеңге дейін күтіп отыр.",
    ),
    wrapped(
        "are you sure, after",
        en="{q} Are you sure you know?",
        ru="{q} Вы уверены, что знаете?",
        kk="{q} Білетініңізге сенімдісіз бе?",
    ),
    wrapped(
        "others do not know",
        en="{q} Nobody could tell me so far.",
        ru="{q} Никто пока не смог мне сказать.",
        kk="{q} Әзірге ешкім айта алмады.",
    ),
    wrapped(
        "I looked, before",
        en="I looked everywhere and could not find it. {q}",
        ru="Я везде искал и не нашёл. {q}",
        kk="Мен барлық жерден іздедім, таппадым. {q}",
    ),
    wrapped(
        "for a presentation",
        en="{q} I need it for a presentation.",
        ru="{q} Мне это нужно для презентации.",
        kk="{q} Бұл маған презентация үшін керек.",
    ),
    wrapped("urgent", en="{q} It is urgent!!", ru="{q} Это срочно!!", kk="{q} Бұл өте шұғыл!!"),
    wrapped(
        "short answer",
        en="{q} A short answer will do.",
        ru="{q} Достаточно короткого ответа.",
        kk="{q} Қысқа жауап жеткілікті.",
    ),
    wrapped(
        "argument",
        en="My wife and I are arguing about this, please help us settle it: {i}",
        ru="Мы с женой спорим об этом, рассудите нас: {i}",
        kk="Біз әйеліміз екеуміз осыны таласып жатырмыз, көмектесіңізші: {i}",
    ),
    wrapped(
        "around on both sides",
        en="Hello, I just moved here from Poland. {q} I could not find anything. Thank you!",
        ru="Здравствуйте, я недавно переехал сюда из Польши. {q} Ничего не нашёл. Спасибо!",
        kk="Сәлеметсіз бе, мен жақында Польшадан көшіп келдім. {q} Ештеңе таппадым. Рахмет!",
    ),
    wrapped(
        "long story before",
        en=(
            "We are planning a trip with two friends, it is our first one together. My brother "
            "will drive us. We still do not know much. {q}"
        ),
        ru=(
            "Мы планируем поездку с двумя друзьями, это наша первая поездка вместе. Нас повезёт "
            "мой брат. Мы пока мало что знаем. {q}"
        ),
        kk=(
            "Біз екі досымызбен сапар жоспарлап отырмыз, бұл бірінші рет. Бізді ағам апарады. "
            "Әлі көп нәрсе білмейміз. {q}"
        ),
    ),
)
AROUND = (*POLITE, *GREETINGS, *STORIES)
