"""German: the words that its rules for speakers need.

Press usage as in agency copy: "…", sagte Ada Reyes; sagte sie; so Reyes; Reyes sagte: …; laut Reyes; Reyes zufolge.
"""

from __future__ import annotations

from standfirst.quotes.finding.languages.endings import WordsByEnding
from standfirst.quotes.finding.languages.profile import Language, words

_SAY = words(
    """
    sagte sagt sagten sagen erklärte erklärt erklärten erklären meinte meint meinten betonte betont betonten berichtete
    berichtet berichteten erzählte erzählt erzählten fragte fragt fragten antwortete antwortet antworteten erwiderte
    erwidert entgegnete entgegnet ergänzte ergänzt bestätigte bestätigt bestätigten versicherte versichert versicherten
    warnte warnt warnten forderte fordert forderten kritisierte kritisiert kritisierten klagte klagt klagten beklagte
    beklagt schrieb schreibt schrieben rief ruft riefen äußerte äußert äußerten beteuerte beteuert beteuerten
    behauptete behauptet bekräftigte bekräftigt unterstrich unterstreicht resümierte resümiert bilanzierte bilanziert
    urteilte urteilt mahnte mahnt mahnten schilderte schildert schilderten erinnerte erinnert erläuterte erläutert
    erläuterten bedauerte bedauert begründete begründet beschrieb beschreibt versprach verspricht versprachen gestand
    gesteht gestanden scherzte scherzt witzelte spottete spottet lobte lobt konstatierte konstatiert prophezeite
    prophezeit konterte kontert wetterte wettert schimpfte schimpft jubelte jubelt seufzte seufzt flüsterte flüstert
    brüllte murmelte verkündete verkündet verteidigte verteidigt präzisierte twitterte twittert postete postet zitierte
    zitiert bat bittet appellierte appelliert plädierte plädiert schwärmte schwärmt bemängelte bemängelt monierte
    moniert rügte rügt argumentierte argumentiert folgerte folgert vermutete vermutet befürchtete befürchtet stöhnte
    grüßte tönte unkte frotzelte orakelte sinnierte sinniert insistierte betonen bilanzieren prognostizierte
    prognostiziert protestierte protestiert gratulierte gratuliert frohlockte ätzte polterte poltert raunte raunt
    """
)
_MAY_SAY = words(
    """
    so findet fand fanden finden glaubt glaubte glauben weiß wusste wissen sprach spricht sprachen hofft hoffte freute
    freut ärgerte ärgert wunderte wundert empörte empört beschwerte beschwert beklagt denkt dachte sieht sah reagierte
    reagiert heißt hieß lacht lachte nickt lächelt winkt gesteht nannte nennt zeigte zeigt verriet verrät entschuldigte
    wünschte wünscht gelobte bekannte bekennt rechtfertigte rechtfertigt drohte droht bedankte bedankt rechnet rechnete
    verlangte verlangt lautete lautet verwies verweist mutmaßte kommentierte kommentiert
    """
)

_HONORIFICS = {
    **dict.fromkeys(words("herr herrn herren lord sir"), "m"),
    **dict.fromkeys(words("frau lady"), "f"),
    **dict.fromkeys(words("dr prof doktor"), ""),
}
# German capitalises "der Minister" as it does "Minister Harms", and welds offices into long words ("Fraktionschefin"):
# one table serves before a name and alone, and a word is known by its last part.
_OFFICES = {
    **dict.fromkeys(
        words(
            """
            pfarrer pater könig prinz kaiser papst bischof kardinal rabbiner imam kanzler minister präsident senator
            bürgermeister landrat stadtrat gemeinderat staatssekretär chef leiter direktor sprecher trainer torwart
            torhüter stürmer kapitän richter anwalt rechtsanwalt staatsanwalt oberstaatsanwalt verteidiger kommissar
            polizist oberst general major hauptmann leutnant admiral arzt oberarzt professor forscher wissenschaftler
            experte fachmann autor schriftsteller dichter regisseur schauspieler sänger musiker maler künstler kurator
            architekt ingenieur unternehmer gründer inhaber besitzer händler kaufmann landwirt bauer winzer imker
            förster jäger fischer bäcker bäckermeister metzger wirt gastwirt koch lehrer schulleiter rektor schüler
            student rentner anwohner nachbar augenzeuge zeuge angeklagter angeklagte abgeordneter vorsitzender vorstand
            botschafter gesandter diplomat außenminister berater gutachter pilot fahrer lokführer kollege freund bruder
            vater sohn großvater onkel ehemann mann bademeister pastor herzog graf baron verleger redakteur journalist
            reporter historiker geologe biologe soziologe psychologe ökonom wirtschaftsweiser politiker sozialdemokrat
            linkspolitiker referent umweltreferent amtsleiter kandidat kanzlerkandidat aktivist gewerkschafter
            wanderführer moorführer häuptling hausmeister zeichner jurist chemiker physiker mediziner virologe
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            königin prinzessin ministerin präsidentin kanzlerin bürgermeisterin landrätin stadträtin sprecherin chefin
            leiterin direktorin trainerin richterin anwältin ärztin professorin forscherin autorin nachbarin zeugin
            kollegin freundin schwester mutter tochter großmutter tante ehefrau witwe häuptlingstochter köchin
            """
        ),
        "f",
    ),
    **dict.fromkeys(words("abgeordnete vorsitzende beauftragte angestellte auszubildende"), ""),
}
_OFFICE_ENDINGS = {
    **dict.fromkeys(
        words(
            """
            minister präsident meister chef leiter direktor sprecher trainer hüter forscher wissenschaftler experte
            händler führer fahrer anwalt richter kommissar sekretär vorsitzender beauftragter berater politiker kanzler
            historiker physiker chemiker techniker mediziner musiker ologe ökonom wirt bauer arbeiter besitzer inhaber
            gründer lehrer redakteur ingenieur regisseur kandidat admiral augenzeuge verteidiger spieler schützer autor
            kurator schriftsteller dirigent intendant kommandant präfekt student professor vorsteher pfleger züchter
            wärter gärtner retter helfer betreiber vertreter verwalter bewohner pächter ermittler fahnder planer makler
            stadtrat gemeinderat dezernent obmann vorstand sohn bruder vater alist ivist urist anist izist rrist emist
            ulist onist jähriger
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            erin istin orin entin antin ogin rätin ärztin anwältin wirtin expertin kratin ärin eurin ierin anin ngin
            chefin bäuerin urgin gogin tochter schwester mutter frau
            """
        ),
        "f",
    ),
    **dict.fromkeys(words("vorsitzende beauftragte abgeordnete jährige"), ""),
}
_PERSONS = {
    **dict.fromkeys(words("junge bub herr kerl witwer täter"), "m"),
    **dict.fromkeys(words("frau dame mädchen witwe preisträgerin"), "f"),
    **dict.fromkeys(
        words(
            """
            reederei gewerkschaft polizei regierung redaktion behörde ministerium verein verband unternehmen konzern
            gericht partei kirche feuerwehr universität hochschule klinikum kommission jury leute kinder eltern
            ermittler experten forscher kritiker anwohner demonstranten sprecher ältere jüngere jährige jähriger opfer
            betroffene mitteilung bericht studie
            """
        ),
        "",
    ),
}

LANGUAGE = Language(
    code="de",
    function_words=words(
        """
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
        dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
        mehr durch man sein wurde sei ich wir hatte kann gegen vom wenn seine ihre ihr uns seit habe keine kein doch
        """
    ),
    verbs=_SAY | _MAY_SAY,
    strong_verbs=_SAY,
    past_participles=words(
        """
        gesagt erklärt gemeint betont berichtet erzählt gefragt geantwortet erwidert entgegnet ergänzt bestätigt
        versichert gewarnt gefordert kritisiert geklagt geschrieben gerufen geäußert beteuert behauptet bekräftigt
        verkündet versprochen eingeräumt zugegeben mitgeteilt angekündigt hinzugefügt klargestellt beklagt gemahnt
        geschildert erläutert zitiert
        """
    ),
    auxiliaries=words("hat hatte haben hatten habe wird werden wurde wurden"),
    particle_verbs={
        **dict.fromkeys(words("teilte teilt teilten teilen"), words("mit")),
        **dict.fromkeys(words("fügte fügt fügten"), words("hinzu an")),
        **dict.fromkeys(words("gab gibt gaben"), words("zu an bekannt")),
        **dict.fromkeys(words("räumte räumt räumten"), words("ein")),
        **dict.fromkeys(words("kündigte kündigt kündigten"), words("an")),
        **dict.fromkeys(words("stellte stellt stellten"), words("klar fest")),
        **dict.fromkeys(words("wandte wendet wandten"), words("ein")),
        **dict.fromkeys(words("warf wirft"), words("ein vor")),
        **dict.fromkeys(words("merkte merkt"), words("an")),
        **dict.fromkeys(words("hob hebt"), words("hervor")),
        **dict.fromkeys(words("legte legt hakte hakt"), words("nach")),
        **dict.fromkeys(words("schob"), words("nach")),
        **dict.fromkeys(words("pflichtete pflichtet"), words("bei")),
        **dict.fromkeys(words("wies weist"), words("zurück hin")),
        **dict.fromkeys(words("führte führt"), words("aus")),
        **dict.fromkeys(words("setzte setzt"), words("hinzu nach")),
    },
    adverbs=words(
        """
        sich auch dann später zudem außerdem weiter ihm ihr ihnen uns mir dazu daraufhin nun jetzt noch wieder bereits
        heute gestern damals schließlich dagegen hingegen jedoch aber zugleich gleichzeitig etwa nur immer wiederholt
        anschließend zuvor danach einmal offen ausdrücklich leise laut lachend sofort selbst hier darauf deshalb hat
        hatte haben hatten habe wurde wird kurz vorher nachher trocken knapp anders so denn also
        """
    ),
    pronouns={"er": "m", "sie": "f"},
    relatives=words("der die"),
    determiners=words(
        """
        der die das den dem des ein eine einer einem einen eines sein seine seiner seinem seinen ihr ihre ihrer ihrem
        ihren dieser diese dieses diesem diesen jener jene unser unsere mehrere viele einige zwei drei
        """
    ),
    prepositions=words("von vom des für aus im beim bei am an in zum zur"),
    breaks=words(
        """
        trotz wegen vor nach während als wenn dass weil da seit bis obwohl doch sondern und oder um zu mit ohne gegen
        durch über unter zwischen auf dort bereits heute gestern morgen später montag dienstag mittwoch donnerstag
        freitag samstag sonntag nun dann dazu hinzu ein nicht gegenüber wer deren dessen wo wie
        """
    ),
    objects=words("teilte zitierte zitiert nannte nennt lobte lobt bat bittet kritisierte kritisiert"),
    according=(
        "nach angaben von",
        "nach worten von",
        "nach ansicht von",
        "nach meinung von",
        "nach einschätzung von",
        "in den worten von",
        "laut",
        "wie",
    ),
    according_after=("zufolge",),
    honorifics=words("herr herrn herren frau lord sir lady dr prof doktor"),
    titles=WordsByEnding({**_HONORIFICS, **_OFFICES}, _OFFICE_ENDINGS),
    roles=WordsByEnding({**_OFFICES, **_PERSONS}, _OFFICE_ENDINGS),
    particles=words("von vom van de zu zur zum del della da di du la le bin ibn al el ben ter"),
    abbreviations=words(
        """
        Dr Prof St bzw ca etc usw evtl ggf vgl Nr Art Abs Mio Mrd Tel Str geb gest sog Ing Dipl Hr Fr Jan Feb Apr Aug
        Sept Okt Nov Dez inkl z.B d.h u.a Chr
        """
    ),
    stop_capitals=words(
        """
        Der Die Das Den Dem Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Ihr Ihre Sein Seine Man Wer Was Wie Wo
        Wann Warum Und Oder Aber Doch Denn Wenn Als Weil Dass Da Nach Vor Bei Mit Von Zu Zum Zur In Im Am An Auf Aus
        Für Gegen Ohne Um Unter Über Durch Seit Während Laut Auch Nur Noch Schon Nicht Kein Keine Nie Dann Dort Hier
        Jetzt Heute Gestern Morgen Damals Später Zuvor Danach Dabei Dazu Dafür Deshalb Darum Trotzdem Dennoch So Sogar
        Selbst Mehr Viele Einige Alle Jeder Jede Andere Zwei Drei Vier Fünf Montag Dienstag Mittwoch Donnerstag Freitag
        Samstag Sonntag Januar Februar März April Mai Juni Juli September Oktober November Dezember Dieser Diese Dieses
        Gegenüber Ja Nein Vielleicht Angaben Zufolge Foto Anzeige Lesen
        """
    ),
    organisations=words(
        """
        Ministerium Universität Hochschule Institut Bank Partei Bund Verband Verein Gewerkschaft Kommission Gericht
        Bundestag Bundesrat Landtag Stadtrat Polizei Feuerwehr Kirche Zeitung Verlag Konzern Gruppe GmbH AG SE KG
        Museum Theater Stiftung Klinikum Krankenhaus Straße Platz Brücke Deutschland Österreich Schweiz Europa Berlin
        Hamburg München Köln Frankfurt Stuttgart Leipzig Dresden Wien Zürich Bern Basel USA EU NATO Nato UN Uno CDU CSU
        SPD FDP AfD Grüne Grünen Linke Union Reuters dpa AFP AP
        """
    ),
    capital_nouns=True,
    joined_particles=words("der den dem"),
    articles={"der": "m", "dieser": "m", "die": "f", "diese": "f", "das": ""},
    name_endings={"a": "f"},
    possessives={"sein": "m", "seine": "m", "ihr": "f", "ihre": "f"},
    verb_endings=("",),
    no_verb_endings=(),
    as_words=words("wie"),
    newcomers=words(
        """
        zeuge zeugin augenzeuge fahrer fahrerin nachbar nachbarin mutter vater sohn tochter bruder schwester mann frau
        ehefrau ehemann großmutter großvater tante onkel freund freundin kollege kollegin polizist polizistin beamte
        sprecher sprecherin richter richterin verteidiger verteidigerin anwalt anwältin anwohner opfer angeklagte pilot
        kind kinder witwe
        """
    ),
    that_words=words("dass"),
    latter=words("letzterer letztere"),
    epithets=words(
        """
        unternehmer unternehmerin chef chefin minister ministerin präsident präsidentin politiker politikerin jährige
        jähriger bürgermeister bürgermeisterin abgeordnete kanzler kanzlerin senator senatorin trainer trainerin
        angeklagte autor autorin künstler künstlerin forscher forscherin wissenschaftler wissenschaftlerin experte
        expertin schriftsteller schriftstellerin arzt ärztin anwalt anwältin ökonom ökonomin historiker historikerin
        schulleiter schulleiterin landrat landrätin
        """
    ),
    impersonal=frozenset(["heißt es", "hieß es", "es heißt", "es hieß"]),
    times=words(
        """
        woche monat jahr wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen
        abend mittag nachmittag vormittag montagabend dienstagabend mittwochabend donnerstagabend freitagabend
        """
    ),
    conjunctions=words("und doch aber auch denn dann so"),
)
