# ruff: noqa: RUF001 - words of several languages
"""Words that say what a line is not or what it is: no person's name, a section, a label before a colon."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


NO_NAME = _words(
    """
    abo about account actualités ad add advertisement all alle also and anzeige app apple archive articles artikel
    at autor back best bild blog book browse business calendar cars cities close comment comments contact content
    cookies copyright crime cultura culture current daily das deportes deutschland die discover download economía
    edition editor education ein eine email english entertainment environment epaper españa events explore
    facebook fashion features finance flipboard folgen follow food football for from full gallery games getty
    global google government group guide headlines health help home how image images in india inscription
    instagram international jobs join kommentar kommentare latest law learn lesen letters life linkedin listen
    live local log login mail markets media mehr meinung member menu monde money more most movies mundo music
    nachrichten national nature network new news newsletter newsletters newspaper newsroom newsticker next
    noticias obituaries of online opinion our page partner partners photo photos pictures play podcast podcasts
    policy politics politik popular post premium press print privacy profile programmes public puzzles quick radio
    ratgeber read recent region register related reviews royals save schedule school science search section select
    send settings share shop shopping shows sign site skip society société sport sports startseite stories story
    studio style subscribe subscription suche support swipe tags tech technology teilen telegram terms the themen
    this tips to today top topic topics travel trending tv twitter uk und unterhaltung unternehmen us usa user
    video videos vidéos view views war watch weather web week weekend werbung wetter what whatsapp why wirtschaft
    wissen women world year you your zum zur économie
    """
)
"""Words that stand in navigation and in no person's name, folded."""

SECTIONS = _words(
    """
    & actualité africa america americas analysis art arts asia ausland australia balkans bayern berlin binnenland
    books brasil buitenland business canada china ciencia cities city climate comment companies cotidiano court
    crime cronaca cultura culture cultuur defence defense deportes deutschland digital domácí dünya east economia
    economie economy economía education ekonomi ekonomika energy england entertainment environment environnement
    españa esporte esteri europe explainer eğitim factcheck features feuilleton film finance finanzen football
    france gaming geld gesellschaft gesundheit gündem health in india inland innenriks inrikes internacional
    international investigations justice justiz karriere kommentar kultur latin law leben leute life lifestyle
    local lokales london markets media medien meinung middle mobilität monde money movies mundo music médias
    nation national netzwelt news north nyheter odd opinion opinión pacific panorama person planète politica
    politics politiek politik politique política property ratgeber regional regionales reise religion review
    reviews santé saúde sağlık schweiz science sciences scotland siyaset sociedad society société south space spor
    sport sports sucesos tech technik technology tecnología teknoloji top travel tv u.s. uk umwelt unterhaltung us
    utenriks utrikes vermischtes wales weather wetenschap wirtschaft wissen wissenschaft world zahraničí économie
    österreich økonomi 国际 国際 政治 文化 社会 科学 経済 财经 경제 국제 사회 스포츠 정치
    """
)
"""Words that sections go by, folded: a name made of them alone is one."""

LABELS = _words(
    """
    ANALYSE ANALYSIS BREAKING CLARIFICATION COMMENT CORRECTION DIRECT EDITORIAL EILMELDUNG EXCLUSIF EXCLUSIVE
    EXKLUSIV EXPLAINER FACTS HINTERGRUND INTERVIEW KOMMENTAR LISTEN LIVE MELDUNG MORE NEWS NOTE OPINION PHOTOS
    PODCAST PORTRÄT PROFILE QUIZ READ RELATED REVIEW SPOILER UPDATE UPDATED VIDEO VIDÉO WARNING WATCH ÚLTIMA
    """
)
"""Words in capitals before a colon or dash that are labels and no places."""

SILENT = _words(
    """
    head iframe math noscript object script select style svg template title
    """
)
"""Elements of a page whose text no reader sees."""

INLINE = _words(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike
    strong sub sup time tt u var wbr
    """
)
"""Elements of a page that stand in a line of text and start none."""
