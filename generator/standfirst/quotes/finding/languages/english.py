"""English: the words that its rules for speakers need."""

from __future__ import annotations

from standfirst.quotes.finding.languages.profile import Language, words

_SAY = words(
    """
    said says say told tells tell wrote writes write tweeted tweets added adds add continued continues asked asks ask
    replied replies responded responds answered answers explained explains noted notes stated states declared declares
    announced announces argued argues insisted insists recalled recalls remarked remarks observed observes concluded
    concludes exclaimed exclaims joked jokes quipped quips testified warned warns admitted admits acknowledged
    acknowledges conceded concedes commented comments stressed stresses emphasized emphasizes emphasised emphasises
    reiterated reiterates repeated repeats recounted recounts countered counters retorted shouted shouts yelled
    whispered cried muttered mused muses lamented laments complained complains elaborated opined opines posted emailed
    e-mailed texted messaged blogged chimed deadpanned cautioned cautions vowed vows pledged pledges predicted
    predicts boasted boasts bragged snapped sighed thundered implored pleaded begged urged urges advised claims
    claimed contended contends maintained maintains asserted asserts alleged alleges suggested suggests confirmed
    confirms denied denies agreed agrees promised promises proclaimed proclaims intoned interjected hollered screamed
    laughed scoffed groused fumed volunteered surmised reasoned reflected state argue insist warn explain conclude
    acknowledge recall joke confessed elaborates reasons counter rejoined
    """
)
_MAY_SAY = words(
    """
    called calls call described describes describe charged charges accused accuses blasted slammed mocked criticized
    criticised praised praises hailed dubbed branded labeled labelled ridiculed decried denounced condemned blamed
    cited cites quoted quotes read reads reported reports report revealed reveals disclosed discloses mentioned
    mentions pointed points offered offers began begins went ended finished spoke speaks thought thinks believes
    believed wondered wonders felt feels hoped hopes wanted considers considered characterized characterised termed
    touted demanded demands echoed echoes ruled indicated indicates shows showed chanted chants hit fired shot tells
    put puts concluded sees saw signed captioned opens opened closed headlined goes marveled marvelled quizzed pressed
    challenged addressed greeted interrupted raved griped ranted railed cracked crowed gushed sniffed
    """
)
_SAYING = words(
    """
    saying telling writing tweeting adding continuing asking replying responding answering explaining noting stating
    declaring announcing arguing insisting recalling remarking observing concluding exclaiming joking warning
    admitting acknowledging conceding commenting stressing emphasizing emphasising repeating shouting yelling
    lamenting complaining vowing predicting boasting claiming asserting suggesting promising proclaiming calling
    describing chanting citing quoting posting accusing pleading urging referring labeling labelling
    """
)

LANGUAGE = Language(
    code="en",
    function_words=words(
        """
        the of and to in that is was for it with as his on be at by had are but from or have an they which one you
        were her all she there would their we him been has when who will more no if out so said what up its about into
        than them can only other new some could time these two may then do first any my now such like our over even
        most
        """
    ),
    verbs=_SAY | _MAY_SAY,
    strong_verbs=_SAY,
    works=words(
        """
        book books autobiography memoir memoirs novel novels film films movie movies documentary show shows series
        sitcom drama program programme podcast episode song songs single album ballad track play musical opera painting
        article column essay op-ed editorial paper report speech sermon lecture chapter section segment magazine
        newspaper journal website blog video clip ad advertisement poem comic strip exhibition game slogan motto
        headline author co-author writer director host co-host star anchor co-anchor
        titled entitled called named dubbed headlined nicknamed so-called known branded labeled labelled
        """
    ),
    participles=_SAYING,
    adverbs=words(
        """
        also then later has had have was is were are would will could did does do once again since now still just even
        simply often never always soon further himself herself themselves itself repeatedly reportedly recently
        previously famously publicly reported first initially quickly finally eventually actually really clearly
        explicitly specifically immediately subsequently be been being not only largely similarly therefore thus went
        on to
        """
    ),
    pronouns={"he": "m", "she": "f", "they": "p", "i": "i"},
    coordinators=words("and but"),
    adverb_endings=("ly",),
    verb_endings=("ed", "es"),
    not_adverbs=words(
        "family ally assembly reply bully supply monopoly homily butterfly daily weekly monthly quarterly elderly only"
    ),
    relatives=words("who which that"),
    determiners=words(
        """
        the a an one another his her their its this that these those some many several most two three four five both
        other others no every each our my your all
        """
    ),
    prepositions=words("of for at from in with on to against"),
    breaks=words(
        """
        after before during as when while who whom whose which where because since until if though although but by via
        about that than without within into through under over between among amid around toward towards monday tuesday
        wednesday thursday friday saturday sunday yesterday today tonight tomorrow last this next earlier later
        recently shortly just then there here so or not
        """
    ),
    objects=words("told tells tell urged urges asked asks ask advised begged implored accused called calls"),
    passive=words("was were been is are be being"),
    according=("according to", "in the words of"),
    titles={
        **dict.fromkeys(words("mr sir lord king prince congressman councilman chairman father brother imam duke"), "m"),
        **dict.fromkeys(
            words("mrs ms miss dame lady queen princess congresswoman councilwoman chairwoman sister duchess"), "f"
        ),
        **dict.fromkeys(
            words(
                """
                dr prof professor sen sens senator senators rep reps representative gov governor president vice
                secretary rev reverend gen general col colonel maj major capt captain lt lieutenant sgt sergeant cmdr
                commander cpl adm admiral mayor judge justice chief chairperson minister prime chancellor pope
                archbishop bishop cardinal coach detective officer deputy ambassador attorney speaker commissioner
                sheriff pastor rabbi sheikh ayatollah inspector constable superintendent agent private corporal former
                then-president then-sen ex-president vice-president ag democrat democratic republican gop whip leader
                majority minority senate house press defense foreign treasury interior homeland state white actress
                actor host anchor comedian author singer rapper billionaire businessman strategist pollster analyst
                correspondent
                """
            ),
            "",
        ),
    },
    honorifics=words("mr mrs ms miss sir dame lord lady dr prof hon"),
    roles={
        **dict.fromkeys(
            words(
                """
                spokesman chairman congressman businessman policeman father brother son husband grandfather uncle king
                prince actor man boy gentleman nephew widower
                """
            ),
            "m",
        ),
        **dict.fromkeys(
            words(
                """
                spokeswoman chairwoman congresswoman businesswoman policewoman mother sister daughter wife grandmother
                aunt queen princess actress woman girl niece widow
                """
            ),
            "f",
        ),
        **dict.fromkeys(
            words(
                """
                spokesperson official officials minister ministry president senator governor secretary director chief
                head leader leaders professor analyst expert experts author editor reporter journalist columnist
                economist scientist researcher researchers historian lawyer attorney judge officer police critics
                critic aide aides adviser advisers advisor advisors strategist consultant manager candidate nominee
                voter voters supporter supporters activist activists advocate advocates resident neighbor neighbour
                teacher student doctor nurse farmer owner founder chair chairperson member members commissioner mayor
                sheriff ambassador diplomat diplomats commander general captain coach player pollster host anchor
                correspondent producer singer writer moderator caller panelist organizer organiser delegate fellow
                partner executive billionaire mogul committee campaign statement report group agency company union
                newspaper paper magazine article story letter memo email tweet post website site court ruling opinion
                source sources ad ads commercial video narrator spot witness witnesses friend friends veteran
                developer lawmaker blogger engineer attendee constituent survivor scholar master skipper pilot driver
                chef priest worker workers trader hydrologist sociologist psychologist physician pediatrician
                """
            ),
            "",
        ),
    },
    particles=words("de del della da di du la le van von der den bin ibn al el ben ter dos das y bint abu"),
    abbreviations=words(
        """
        Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Col Maj Capt Lt Sgt Cpl Cmdr Adm Rev Hon St Jr Sr vs No Inc Corp
        Co Ltd Bros Ave Blvd Rd Mt Ft Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga
        Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo est approx
        a.m p.m D R I Dem Dept Univ
        """
    ),
    stop_capitals=words(
        """
        The A An In On At By For From But And Or So If When While As After Before Since Though Although However Still
        Now Then There Here This That These Those It He She They We I You His Her Their Its Our My Your What Who Why
        How Where Which Whose Yet Also Even Not No Yes With Without Under Over Both Many Most Some One Two Three Four
        Five Meanwhile Earlier Later Last Next To Of Asked According Speaking During Instead Indeed Perhaps Again
        Because Once Just Only Such All Any Each Every Other Another Others Like Unlike Until Despite Amid Among About
        Above Against Between Citing Noting Adding Saying Referring Responding Appearing Photo Read Related Watch See
        More Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
        September October November December Well Oh Okay Please Thanks Thank Do Does Did Is Are Was Were Be Been Have
        Has Had Can Could Would Should Will May Might Must Let Never Always Sometimes Often Nor Neither Either Than
        Through Throughout Within Into Out Off Up Down Back Way Today Tonight Yesterday Tomorrow Recently Finally
        First Second Third Six Seven Eight Nine Ten Hundreds Thousands Millions Several Few Much Same Good Great New
        Old Time Times Sure Right Maybe Nobody Nothing Everybody Everyone Everything Something Someone Anyone Anything
        Given Asking Writing Calling Told Said Says Add Added Click Image Video Getty Copyright Update Updated Follow
        Sign Subscribe Advertisement Story Continued Rather Otherwise Moreover Furthermore Nevertheless Nonetheless
        Besides Likewise Similarly Hence Thus Apparently Obviously Clearly Certainly Surely Ultimately Eventually
        Previously Separately Additionally Already Ever Whenever Wherever Whether Via Per Plus Going Being Having
        Typically Generally Specifically Personally Sadly Fortunately Unfortunately Notably Ironically Interestingly
        Frustrations Based Outside Inside People Committed Voters Officials Critics Supporters Reporters Experts
        Analysts Sources
        """
    ),
    organisations=words(
        """
        Times Post News Journal University Institute Party House Senate Committee Council Department Agency Court
        States Street City County Association Center Centre Foundation Company Corp Inc Group Press Network Commission
        Union Office Bureau Ministry Administration Congress Parliament Bank Fund College School Hospital Church
        Politico Reuters Gazette Tribune Herald Magazine Twitter Facebook Fox CNN MSNBC NBC ABC CBS NPR BBC AP AFP UPI
        Avenue Road Hall Square Park Island Valley River Lake Beach Bay Tower America American Americans Democrats
        Republicans Act Day War Convention Project Initiative Coalition Society International National Federal Supreme
        White Super PAC Board Team Club League Authority Service Services Systems Technologies Industries Airlines
        Airport Army Navy Force Guard Police Treasury Pentagon Kremlin Campaign Conference Forum Review Weekly Daily
        Today Radio TV Television Channel Studios Entertainment Records Museum Library Theater Theatre Academy
        Alliance Federation Trust Partners Capital Holdings Global World Online Media Republic Kingdom Europe Africa
        Asia Middle East West North South Iran Iraq Israel Russia China Syria Mexico Canada Germany France Britain
        Japan Korea India Obamacare Google Apple Amazon Microsoft YouTube Instagram ISIS NATO EU UN FBI CIA IRS EPA
        NRA GOP DNC RNC Bible Constitution Pennsylvania Ohio Iowa Nevada Texas Florida Illinois Michigan Wisconsin
        Minnesota Massachusetts Connecticut Maryland Delaware Oklahoma Kansas Nebraska Colorado Utah Oregon California
        Alaska Hawaii Tennessee Kentucky Alabama Mississippi Louisiana Arkansas Missouri Indiana Vermont Maine Arizona
        Boston Chicago Miami Philadelphia Detroit Atlanta Denver Seattle Baltimore Cleveland York Hampshire Jersey
        London Paris Berlin Moscow Beijing Tokyo Delhi Brussels Geneva Rome Madrid Afghanistan Pakistan Ukraine Turkey
        Egypt Libya Cuba Brazil Australia Scotland Ireland Wales England Spain Italy Poland Norway Sweden Ocean Sea
        Mountain Mountains Bridge Hotel Resort Casino University's
        """
    ),
    articles={"the": ""},
    infinitive=words("to"),
    times=words(
        """
        monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon evening
        night week month year
        """
    ),
    inverted=False,
)
