"""The record kinds: frozen types, and where each kind lies under `records/`.

Shapes, lengths and choices are checked against `schemas/<kind>.schema.json` before a type is made; the types
only carry what was accepted. Dates are texts `YYYY-MM-DD`, periods `2025`, `2025-S1`, `2025-Q3`, `2025-07`.
"""

from kinerja.model.approval import (
    PARTS as PARTS,
    ApprovalPolicy as ApprovalPolicy,
    Covered as Covered,
    Key as Key,
    Member as Member,
    Office as Office,
    Repositories as Repositories,
    Repository as Repository,
    Tier as Tier,
)
from kinerja.model.base import Part as Part, Record as Record, Wording as Wording
from kinerja.model.cycle import (
    Activity as Activity,
    Amendment as Amendment,
    Change as Change,
    Coaching as Coaching,
    Competence as Competence,
    Decision as Decision,
    Development as Development,
    FollowUp as FollowUp,
    IndicatorReview as IndicatorReview,
    Objection as Objection,
    OriginalRatings as OriginalRatings,
    Progress as Progress,
    ProgressEntry as ProgressEntry,
    ProgressFeedback as ProgressFeedback,
    ReviewItem as ReviewItem,
    Waiver as Waiver,
)
from kinerja.model.disclosure import (
    Counted as Counted,
    DisclosurePolicy as DisclosurePolicy,
    GoodRule as GoodRule,
    Limit as Limit,
    MeanRule as MeanRule,
    Roster as Roster,
    ShareBand as ShareBand,
    ShareRule as ShareRule,
    TrainingHours as TrainingHours,
)
from kinerja.model.government import (
    Approvals as Approvals,
    Code as Code,
    Contact as Contact,
    Forge as Forge,
    Goal as Goal,
    Government as Government,
    Mission as Mission,
    Period as Period,
    PolicyUse as PolicyUse,
    Source as Source,
    StaffFigures as StaffFigures,
    Unit as Unit,
)
from kinerja.model.indicator import (
    Agreement as Agreement,
    Baseline as Baseline,
    Break as Break,
    Evidence as Evidence,
    Grade as Grade,
    Indicator as Indicator,
    Measurement as Measurement,
    PeriodTarget as PeriodTarget,
    PublishedFigure as PublishedFigure,
    Result as Result,
    Step as Step,
    Target as Target,
)
from kinerja.model.kinds import (
    KIND_BY_NAME as KIND_BY_NAME,
    KIND_BY_TYPE as KIND_BY_TYPE,
    KINDS as KINDS,
    Kind as Kind,
    kind_names as kind_names,
)
from kinerja.model.organisation import OrganisationRating as OrganisationRating
from kinerja.model.person import (
    Acting as Acting,
    BehaviourExpectation as BehaviourExpectation,
    Employee as Employee,
    EvaluatedBehaviour as EvaluatedBehaviour,
    EvaluatedResult as EvaluatedResult,
    Evaluation as Evaluation,
    FeedbackTallies as FeedbackTallies,
    Innovation as Innovation,
    Plan as Plan,
    PlanIndicator as PlanIndicator,
    PlanResult as PlanResult,
    Realisation as Realisation,
    Superior as Superior,
    Supports as Supports,
    Tally as Tally,
)
from kinerja.model.policy import (
    Additional as Additional,
    Alternative as Alternative,
    Axis as Axis,
    Band as Band,
    Cell as Cell,
    Coefficient as Coefficient,
    Component as Component,
    Conversion as Conversion,
    Credit as Credit,
    Distribution as Distribution,
    DistributionRule as DistributionRule,
    Example as Example,
    Feedback as Feedback,
    HoursRule as HoursRule,
    Legal as Legal,
    Matrix as Matrix,
    Pattern as Pattern,
    Piece as Piece,
    RaterGroup as RaterGroup,
    Role as Role,
    ScoringPolicy as ScoringPolicy,
    Share as Share,
    SubComponent as SubComponent,
    Weighing as Weighing,
    Word as Word,
)
from kinerja.model.policy_cases import (
    Expected as Expected,
    ExpectedAdvice as ExpectedAdvice,
    Given as Given,
    GivenAchievement as GivenAchievement,
    GivenCount as GivenCount,
    GivenGroup as GivenGroup,
    GivenPoints as GivenPoints,
    WorkedCase as WorkedCase,
)
from kinerja.model.survey import Element as Element, PublishedIndex as PublishedIndex, Survey as Survey
