"""Words that tell no story from another: articles, pronouns, prepositions, auxiliaries, and the like.

In a large library their weights say so by themselves; in one of ten articles nothing does. Single letters are left
out by the reader of words, not here.
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(table.split())
    for language, table in {
        "en": """
            a about above across after again against ago all almost along already also although always am among an
            and another any anyone anything are aren't around as asked at away back be became because become been
            before being below between both but by came can can't cannot could couldn't did didn't do does doesn't
            doing don't down during each either else enough even ever every everyone everything far few for former
            from further gave get gets getting give given go goes going gone got had hadn't has hasn't have haven't
            having he he'd he'll he's her here hers herself him himself his how however i'd i'll i'm i've if in
            indeed instead into is isn't it it's its itself just keep kept last least less let let's like made make
            makes making many may maybe me meanwhile might mine more most mr mrs ms much must my myself near neither
            never next no nobody nor not nothing now of off often on once one only onto or other others our ours
            ourselves out over own per perhaps put quite rather really said same say saying says see seem seemed
            seems several shall she she'd she'll she's should shouldn't since so some someone something sometimes
            soon still such take taken takes taking tell than that that's the their theirs them themselves then
            there there's therefore these they they'd they'll they're they've thing things this those though through
            throughout thus to together told too took toward towards under unless until up upon us used very via
            want wants was wasn't way we we'd we'll we're we've well went were weren't what whatever when where
            whether which while who whole whom whose why will with within without won't would wouldn't yet you you'd
            you'll you're you've your yours
        """,
        "de": """
            ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes ans auch auf
            aus außerdem bei beide beiden beim bereits bevor bin bis bisher bist da dabei dadurch dafür dagegen
            daher damit danach dann daran darauf daraus darf darin darüber darum das dass davon davor dazu dein
            deine dem den denen denn dennoch der deren derzeit des dessen deshalb die dies diese diesem diesen
            dieser dieses doch dort du durch dürfen ein eine einem einen einer eines einige einigen einmal er erst
            erste ersten es etwa etwas euch euer für gab ganz gar geben gegen gehen geht gemacht gesagt gewesen gibt
            gilt habe haben hat hatte hatten hätte hätten her heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
            ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jetzt kam kann kein
            keine keinem keinen keiner könne können konnte könnte könnten laut lassen machen macht man manche mehr
            mein meine mehrere mich mir mit möglich muss müssen müsse nach nachdem neben nein nicht nichts noch nun
            nur ob oder ohne schon sehr sei seien sein seine seinem seinen seiner seit seitdem selbst sich sie sieht
            sind so sogar solche soll sollen sollte sollten sondern sonst sowie sowohl statt um und uns unser unsere
            unter viel viele vielen vom von vor wann war waren warum was wegen weil weiter weitere weiteren welche
            welchem welchen welcher wenig weniger wenn wer werde werden wie wieder will wir wird wo wolle wollen
            wollte worden würde würden wurde wurden während zu zudem zum zur zwar zwischen über überhaupt
        """,
        "fr": """
            afin ai ainsi alors après assez au aucun aucune aujourd'hui auprès aura aurait aussi autre autres aux
            avaient avait avant avec avoir car ce ceci cela celle celles celui cependant ces cet cette ceux chaque
            chez ci comme comment contre dans de déjà depuis dernier dernière derrière des dès devant dire dit doit
            donc dont du durant elle elles en encore enfin entre est et étaient était été être eux faire fait faut
            fois font hors ici il ils jamais je jusqu'à jusque la là le les leur leurs lors lorsque lui ma mais
            malgré me même mêmes mes moi moins mon ne ni non nos notre nous on ont ou où par parce parmi pas pendant
            peu peut peuvent plus plusieurs pour pourquoi pourrait près puis quand que quel quelle quelles quelque
            quelques quels qui quoi sa sans sauf se selon sera serait ses si soit son sont sous sur ta tant te tel
            telle tes toi ton toujours tous tout toute toutes très trop tu un une vers voici voilà vos votre vous
        """,
        "es": """
            a ahora al algo algún alguna algunas algunos allí además ante antes aquel aquella aquellos aquí así aún
            aunque bajo bien cada casi como cómo con contra cual cuales cualquier cuando cuál cuándo cuanto de debe
            del desde después dice dijo donde dónde dos durante e el él ella ellas ellos en entonces entre era eran
            es esa esas ese eso esos esta está estaba están estar estas este esto estos fue fueron ha había habían
            haber hace hacer hacia han hasta hay incluso la las le les lo los luego más me mediante mejor menos mi
            mientras mis mismo misma mucho mucha muchos muy nada ni ningún ninguna no nos nosotros nuestra nuestro o
            otra otras otro otros para pero poco por porque podría pues puede pueden que qué quien quienes se sea
            según ser será si sí sido siempre sin sino sobre solo sólo son su sus también tan tanto te tener tenía
            tiene tienen toda todas todavía todo todos tras tu un una uno unos usted varios ya y yo
        """,
        "it": """
            a abbiamo ad agli ai al alcune alcuni alla alle allo allora anche ancora aveva avere avevano c'è che chi
            ci circa col come con contro così cui da dagli dai dal dalla dalle dallo dei degli del della delle dello
            dentro deve di dice dopo dove due dunque durante e è ed era erano essere fa fino fra già gli ha hanno ho
            i il in infatti invece io la le lei li lo loro lui ma mai me mentre mi mia mio molto ne nei negli nel
            nella nelle nello nessun nessuna noi non nostra nostro o ogni oggi ora per perché però più poi poco
            possono prima proprio può quale quali qualche quando quanto quella quelle quelli quello quest questa
            queste questi questo qui quindi sarà sarebbe se secondo sempre senza si sia solo sono sotto stata stati
            stato su sua sue sui sul sulla sulle suo suoi tra tutta tutte tutti tutto un una uno verso vi voi
        """,
        "pt": """
            a agora ainda além algum alguma algumas alguns ali ante antes ao aos apenas após aquela aquele aquilo
            aqui as às assim até bem cada com como contra da das de dela dele deles depois desde dessa desse desta
            deste deve disse do dos durante e é ela elas ele eles em embora enquanto entre era eram essa essas esse
            esses esta está estão estar estava este estes eu foi foram for há isso isto já lá lhe logo mais mas me
            mesma mesmo menos meu minha muita muito muitos na nas nada não nem nenhum nenhuma no nos nós nossa nosso
            num numa o onde ontem os ou outra outras outro outros para pela pelas pelo pelos pode podem pois por
            porém porque pouco qual qualquer quando quanto que quem se seja sem sempre sendo ser será seu seus sido
            só sob sobre sua suas também tal tão te tem têm ter teve tinha toda todas todo todos um uma uns você
        """,
        "nl": """
            aan achter af al alle alleen alles als altijd ander andere anders ben bij binnen boven daar daarbij
            daardoor daarna daarom dan dat de deze die dit doch doen door dus dit een eens echter er erg geen gaan
            gaat had hadden heb hebben heeft hem hen het hier hij hoe hun iemand iets ik in is ja je jou kan kunnen
            kon maar me meer meest men met mij mijn moet moeten mocht na naar naast niet niets nog nu of om omdat
            ook onder ons onze ook op over sinds slechts steeds te tegen tijdens toch toe toen tot tussen uit van
            vanaf veel verder volgens voor vooral waar waarbij waarin waarom wanneer want waren was wat we weer wel
            welke werd werden wie wij wil worden wordt zal ze zei zeer zelf zich zij zijn zo zoals zonder zou zouden
            zegt
        """,
        "sv": """
            alla allt än ännu andra är att av även bara blev bli blir blivit dag där därför de dem den denna deras
            dess dessa det detta dig din dock du då efter eller en enligt er ett få får fick finns fler flera för
            före från genom ger gick gör göra hade han hans har hela henne hennes här hon honom hos hur i igen in
            inga ingen inget innan inom inte jag just kan kom kommer kunde man med mellan men mer mig min mot mycket
            ni någon något några när nu och också om oss på redan samma samt sedan sig sin sina sitt ska skulle som
            så säger sade till tog under upp ut utan vad var vara varit varje vart vem vi vid vilka vilken vill över
        """,
        "da": """
            ad af alle alt anden andet andre at bare begge blev blevet blive bliver da de dem den denne der deres
            derfor det dette dig din disse dog du efter eller en end ene enkelt er et få får flere for fordi fra før
            gang gennem gøre gør ham han hans har havde hen hende hendes her hos hun hvad hvem hver hvilken hvis
            hvor hvordan hvorfor i igen ikke ind ingen intet ja jeg jer kan kom kommer kun kunne lige man mange med
            meget mellem men mens mere mig min mod må ned nej ni nogen noget nogle nu når og også om op os over på
            sagde samme selv sig siden siger sin sine skal skulle som så til under ud uden var ved vi vil ville være
            været
        """,
        "no": """
            alle alt andre at av bare begge ble blei bli blir blitt da de dem den denne der deres derfor det dette
            din disse du eller en enn er et etter få får flere for fordi fra før gang gjennom gjøre gjør ha hadde
            ham han hans har henne hennes her hos hun hva hvem hver hvilken hvis hvor hvordan hvorfor i igjen ikke
            ingen inn ja jeg kan kom kommer kun kunne man mange med meget mellom men mens mer mot mye må ned nei noe
            noen nå når og også om opp oss over på sa samme samt seg selv sier siden sin sine skal skulle slik som
            så til under ut uten var ved vi vil ville vært være å
        """,
    }.items()
}
"""By language without region; those that are not here have none."""
