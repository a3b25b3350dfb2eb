"""Every bound of confidence, in one place: a share of probability from 0 to 1.

They were chosen on held-out writers; where that is not so it is said.
"""

SURE_YES = 0.6
"""a yes that is not one of the plain words is taken for one from here"""
SURE_WISH = 0.7
"""the likeliest wish is begun without asking from here, even where a second one is near"""
SURE_BESIDE = 0.7
"""a wish that stands beside a surer one is kept for later from here; not measured"""
DOUBTFUL = 0.6
"""a wish that is read surer than this is not asked about, whatever the classifier ranks beside it; not measured"""
NEAR = 0.25
"""a second reading is worth asking about from here"""
TAKEN = 0.35
"""a wish or a question is acted on from here; below, the message counts as not understood"""
CRISIS = 0.7
"""the crisis path is taken from here; of 2,736 ordinary utterances of nineteen people held back three reach it"""
CHECK = 0.1
"""a calm question is asked from here, where crisis and its understated forms are summed"""
FEARED = 0.5
"""a message that the classifier of intents takes for distress is read without its situation too, from here"""
SURE_OF_DISTRESS = 0.9
"""the classifier alone is sure of distress from here; strong language (累死了) reaches it too"""
OUT_OF_DOUBT = 0.1
"""share of crisis and check from which the reading confirms it; strong language stays below (网页老是崩溃: 0.08)"""
ALIKE = 0.5
"""likeness of characters to a way of asking for a rule from which it answers whatever wish was read

Measured on 150 held-out sentences of wishes put as questions: none reaches it. Of 102 questions on rules that are
read as wishes half do.
"""
NEARLY_ALIKE = 0.3
"""the same from which a rule is told although the search is not sure: of seven real questions one got a wrong one"""
SURE_STEERING = 0.4
"""a message that is nothing but steering or small talk is acted on from here: noise is read as that below"""
VERBATIM = 0.9
"""the same from which the words are the way of asking itself, told however the message was cut and read"""
SURE_RULE = 0.97
"""confidence of the search from which a rule is told where no question on the rules was read

Of 398 real questions on other things 19 reach it, and 12 of these answers are on the subject; at 0.8, 29 of 70.
"""
TOLD_RULE = 0.55
"""the same where a question on the rules was read: of 156 real ones a good half of the answers below were wrong"""
SECOND_RULE = 0.8
"""the same from which a second rule that fits nearly as well is told too: below, it buries the first; not measured"""
SURE_OF_RULES = 0.9
"""a question on the rules is one from here, whatever subject of classes and jobs it touches; not measured"""
TOPIC = 0.3
"""a question asks for a subject from here: of what strangers asked two thirds are right above it"""
ALONE = 0.65
"""weight of a question alone, beside the same after what was said last, for its subject: 0.73 right, 0.72 after it"""
SECOND_TOPIC = 0.35
"""the same for a second subject of one question"""
TOPIC_OF_OFFERS = 0.15
"""the same for a subject of classes and jobs, where a near answer is told of the record that is talked about"""
SIGN = 0.5
"""a message shows a sign from here"""
SIGNS = {
    "condition": 0.35, "stands": 0.35, "other_one": 0.35, "unanswered": 0.35, "calls_fine": 0.35, "puts_off": 0.35,
}  # fmt: skip
"""signs whose missing costs more than their guessing, each from its own bound"""
PLAIN = 0.8
"""a short message of one piece is what the classifier of intents takes it for from here"""
NEAR_SURE = 0.5
"""the classifier's intent for a whole message counts from here where the reading only found what is named"""
CHECK_UNFELT = 0.15
"""the same where no segment of the message was read as distress"""
CRISIS_UNFELT = 0.9
"""the bound of the crisis path where no segment was: a telephone that drowned is no danger"""
