"""What one test result does to a probability: Bayes' rule in odds (likelihood ratios from metcalfe2019hipoa).

No units. Odds after the test = likelihood ratio × pretest / (1 − pretest); probability after = odds / (1 + odds).
Ranges: probability before 0.01 to 0.99, likelihood ratio 0.01 to 30.

Solid: the rule, and the published ratios with their confidence intervals, which are shown with them; a finding without
an interval is left out. Some findings raise the probability, others lower it. Illustrative: the probability before,
0.34, is that of people seen in primary care for hip or groin pain. What is found is osteoarthritis of the hip on an
X-ray, not "hip or spine?". It stops after one finding: multiplying several assumes that they are independent, which
they are not. Never a diagnosis.
"""

from __future__ import annotations

from hipspine.models.core import Model, Output, Parameter

PRETEST = Parameter("pretest", "Probability before the test", 0.34, 0.01, 0.99, "", "p")
LR = Parameter(
    "lr",
    "Likelihood ratio of the finding",
    4.5,
    0.01,
    30,
    "",
    r"\mathrm{LR}",
    "How many times as often the finding is seen with the condition as without it. 1 changes nothing; less than 1 "
    "speaks against the condition.",
)

ODDS = Output("odds", "Odds after the test", lambda: LR.symbol * PRETEST.symbol / (1 - PRETEST.symbol), "", "o")
POSTTEST = Output(
    "posttest", "Probability after the test", lambda: ODDS.symbol / (1 + ODDS.symbol), "", r"p_{\text{after}}"
)

FINDING = Model(
    id="finding",
    title="What one finding does to a probability",
    parameters=(PRETEST, LR),
    outputs=(ODDS, POSTTEST),
    source="metcalfe2019hipoa",
    solid="Bayes' rule, and the published likelihood ratios within their confidence intervals.",
    illustrative="The probability before the test: of people seen in primary care for hip or groin pain, 34 % had "
    "osteoarthritis on an X-ray; elsewhere the share differs.",
    limits="One finding at a time: multiplying several assumes that they are independent, which they are not. It is "
    "about osteoarthritis on an X-ray in people with hip or groin pain, not about hip or spine. Never a diagnosis.",
)
