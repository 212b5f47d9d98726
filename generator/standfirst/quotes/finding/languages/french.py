"""French: the words that its rules for speakers need.

Press usage: « … », a déclaré Ada Reyes; a-t-elle ajouté; dit-il; « …, explique-t-elle, … » with the attribution inside
the marks; selon Reyes; pour Reyes; Reyes prévient : « … »; dialogue behind a dash.
"""

from __future__ import annotations

from standfirst.quotes.finding.languages.asides import Asides
from standfirst.quotes.finding.languages.endings import regular_forms
from standfirst.quotes.finding.languages.profile import Language, words

_REGULAR_SAY = words(
    """
    affirmer expliquer ajouter déclarer assurer raconter confier préciser indiquer annoncer insister souligner rappeler
    estimer juger marteler lancer répliquer rétorquer demander interroger regretter déplorer dénoncer résumer confirmer
    avouer témoigner nuancer tempérer plaider trancher glisser souffler rapporter observer noter remarquer constater
    ironiser plaisanter clamer proclamer crier hurler murmurer chuchoter soupirer indigner exclamer étonner emporter
    inquiéter agacer enthousiasmer exhorter argumenter analyser détailler relater narrer évoquer conclure accuser
    alerter menacer riposter objecter insinuer marmonner balbutier commenter calculer commencer rectifier préconiser
    recommander contester opposer promettre débuter critiquer protester articuler compléter enchaîner temporiser
    relativiser minimiser asséner fustiger tonner pester fulminer vitupérer avancer arguer supplier implorer jurer
    certifier attester considérer répéter révéler suggérer espérer développer justifier énumérer signaler tweeter
    poster prophétiser pronostiquer
    """
)
_REGULAR = {
    # "rappeler" and "espérer" change their stem; the forms that the table makes of them too are no words, and harmless
    "cer": "ce ça cent cèrent çait cer",
    "ger": "ge gea gent gèrent geait",
    "érer": "ère éra èrent érait",
    "éter": "ète éta ètent était",
    "eler": "elle ela ellent elait",
    "ener": "ène ena ènent enait",
    "er": "e a ent èrent ait",
}
_PARTICIPLE = {"er": "é"}
_PRESENT_PARTICIPLE = {"cer": "çant", "ger": "geant", "er": "ant"}

_SAY = regular_forms(_REGULAR_SAY, _REGULAR) | words(
    """
    dit disait disent dirent répond répondit répondait répondent prévient prévenait prévint écrit écrivait écrivent
    admet admit admettait reconnaît reconnait reconnut reconnaissait soutient soutenait soutint maintient promet promit
    conclut concluait convient convenait poursuit poursuivait reprend reprit avertit sanglote gémit insurge interroge
    émeut écrie esclaffe excuse étrangle amuse alarme rugit renchérit surenchérit assène répète révèle suggère espère
    considère complète tempère inquiète relève releva énonce rappelle rappelait martèle martelait pointe
    """
)
_MAY_SAY = words(
    """
    aime tient souhaite finit fait savoir veut croit pense voit craint sourit rit souvient plaint réjouit défend
    félicite rappelle dit désole lamente demande balaie salue décrit trouve sait nuance insurge montre parle réagit
    commente réclame réclament exige évoque appelle prône loue redoute tranche répond peut lit lâche
    """
)
_IRREGULAR_PARTICIPLES = words(
    """
    dit répondu prévenu écrit admis reconnu soutenu maintenu promis conclu convenu poursuivi repris averti réagi fait
    renchéri décrit gémi
    """
)

_PAST_PARTICIPLES = regular_forms(_REGULAR_SAY, _PARTICIPLE) | _IRREGULAR_PARTICIPLES
_AUXILIARIES = words("a avait ont avaient aura est était eut")
_DETERMINERS = words(
    """
    le la les l' un une des du de son sa ses leur leurs ce cet cette ces mon ma notre votre deux trois plusieurs
    quelques certains certaines d'autres
    """
)
_ROLES = {
    **dict.fromkeys(
        words(
            """
            entrepreneur président recteur prévisionniste cardinal abbé commissaire député sénateur préfet conseiller
            directeur adjoint avocat procureur chercheur enseignant professeur patron gérant agriculteur vigneron
            boulanger habitant riverain voisin policier gendarme commandant capitaine colonel général pompier médecin
            chirurgien infirmier écrivain romancier auteur acteur réalisateur chanteur musicien paysan sélectionneur
            entraîneur gardien joueur attaquant défenseur champion curé prêtre évêque père fils frère oncle mari époux
            homme garçon témoin accusé prévenu chauffeur conducteur pilote ingénieur technicien ouvrier employé cadre
            étudiant lycéen retraité chef roi prince candidat élu adversaire monsieur guide berger apiculteur pêcheur
            artisan commerçant fondateur créateur rapporteur
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            présidente rectrice chirurgienne paysanne sculptrice députée sénatrice préfète conseillère directrice
            adjointe avocate procureure chercheuse enseignante professeure patronne gérante agricultrice vigneronne
            boulangère habitante riveraine voisine policière commandante générale infirmière écrivaine romancière
            autrice actrice réalisatrice chanteuse musicienne entraîneuse gardienne joueuse championne mère fille sœur
            tante épouse femme dame proviseure accusée conductrice ingénieure ouvrière employée étudiante lycéenne
            retraitée cheffe reine princesse candidate élue conservatrice lauréate déléguée vice-présidente apprentie
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        words(
            """
            ministre maire juge porte-parole climatologue sociologue géologue historien historienne économiste
            journaliste spécialiste scientifique politologue psychologue philosophe juriste analyste artiste secrétaire
            élève responsable membre proche collègue camarade victime syndicaliste militant militante activiste
            bénévole locataire propriétaire guide photographe cinéaste jeune garde vice-président premier première chef
            cheffe personne source entourage rédaction mairie préfecture gouvernement ministère syndicat association
            entreprise direction police parquet communiqué collectif groupe parti opposition défense tribunal cour
            hôpital université institut commission
            """
        ),
        "",
    ),
}
_VERB_ENDINGS = ("e", "t", "a")
_NO_VERB_ENDINGS = ("ée", "ante", "ente", "ment", "tre", "que", "té", "ique", "elle", "iste")
_TIMES = words(
    """
        semaine mois année week-end lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain matin
        soir midi après-midi janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        """
)
_ELIDED = frozenset(
    f"{word}{mark}" for word in words("L D S N M T J C Qu") for mark in "'\N{RIGHT SINGLE QUOTATION MARK}"
)
"""Words that lose their vowel, at a sentence's beginning."""
_ASIDES = Asides(
    between=_TIMES
    | words("encore aussi également ensuite alors déjà toujours enfin bien simplement là ici longuement plus tard"),
    roles=frozenset(_ROLES),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    verbs=_SAY | _MAY_SAY,
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    skipped=words("se s' ne n' l' le la lui leur me m' nous y en"),
    subjects=_DETERMINERS | frozenset(_ROLES) | words("il elle ils elles"),
    suffixes=("-t-il", "-t-elle", "-t-ils", "-t-elles", "-t-on", "-il", "-elle", "-ils", "-elles", "-on"),
)

LANGUAGE = Language(
    code="fr",
    function_words=words(
        """
        le la les de des du un une et est en à dans que qui pour par sur au aux ce cette ces il elle ils elles on nous
        vous je se sa son ses leur leurs pas ne plus avec sans sont été avait ont mais ou où comme selon y d l n s qu c
        j m t était être fait cet deux très tout tous même aussi depuis après avant
        """
    ),
    verbs=_SAY | _MAY_SAY,
    strong_verbs=_SAY,
    participles=regular_forms(_REGULAR_SAY, _PRESENT_PARTICIPLE)
    | words("disant répondant écrivant prévenant admettant reconnaissant concluant poursuivant dire ajouter préciser"),
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    adverbs=words(
        """
        a avait ont avaient est été se s' ne pas plus encore aussi également ensuite alors déjà toujours ainsi même
        enfin bien lui leur nous l' n' m' me toutefois cependant pourtant notamment aujourd'hui hier savoir simplement
        souvent depuis là ici
        """
    ),
    pronouns={"il": "m", "elle": "f", "lui": "m", "ils": "p", "elles": "p"},
    relatives=words("qui"),
    determiners=_DETERMINERS,
    prepositions=words("de du des d' à au aux en pour dans sur près chez"),
    breaks=words(
        """
        entre sous après avant pendant quand lorsque comme qui que dont où car mais ou si puisque depuis jusqu'à avec
        sans contre par vers lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain ce cette
        devant derrière lors parce tandis alors ensuite puis et en à dans sur selon face interrogé interrogée
        """
    ),
    objects=words("demande demandé"),
    according=(
        "à en croire",
        "de l' avis de",
        "de l' avis du",
        "aux yeux de",
        "aux yeux du",
        "selon",
        "d' après",
        "pour",
    ),
    suffixes={
        "-t-il": "m",
        "-t-elle": "f",
        "-t-ils": "p",
        "-t-elles": "p",
        "-t-on": "",
        "-il": "m",
        "-elle": "f",
        "-ils": "p",
        "-elles": "p",
        "-on": "",
    },
    honorifics=words("m mm monsieur messieurs mme mmes mlle madame mademoiselle me dr pr maître mgr"),
    titles={
        **dict.fromkeys(words("m mm monsieur messieurs père frère prince roi"), "m"),
        **dict.fromkeys(words("mme mmes mlle madame mademoiselle sœur princesse reine"), "f"),
        **dict.fromkeys(words("me dr docteur pr professeur maître mgr"), ""),
    },
    roles=_ROLES,
    particles=words("de du des d' van von di del el al ben ibn bin"),
    joined_particles=words("la le les l' der den"),
    abbreviations=words(
        "M MM Mme Mlle Me Dr Pr Mgr St Ste etc cf p art av apr env janv févr avr juil sept oct nov déc"
    ),
    stop_capitals=words(
        """
        Le La Les L' Un Une Des Du De D' Et Ou Mais Donc Or Ni Car Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette
        Ces Son Sa Ses Leur Leurs Mon Ma Mes Notre Nos Votre Vos Qui Que Quoi Dont Où Quand Comment Pourquoi Combien Si
        Comme Lorsque Puisque Quoique Dans En Sur Sous Par Pour Avec Sans Contre Vers Chez Entre Depuis Pendant Avant
        Après Selon D'après Malgré Dès Lors Face À Au Aux Ne Pas Plus Moins Très Trop Bien Mal Oui Non Aussi Alors
        Ainsi Puis Ensuite Enfin Encore Déjà Toujours Jamais Hier Aujourd'hui Demain Ici Là Tout Tous Toute Toutes
        Chaque Plusieurs Certains Certaines Quelques Deux Trois Quatre Cinq Lundi Mardi Mercredi Jeudi Vendredi Samedi
        Dimanche Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre Interrogé
        Interrogée Questionné Questionnée Sollicité Sollicitée Contacté Contactée C'est C' S' Qu' N' J' Y Même Autre
        État Photo Lire Publicité
        """
    )
    | _ELIDED,
    organisations=words(
        """
        Ministère Université Institut Banque Parti Fédération Association Société Groupe Conseil Sénat Assemblée Cour
        Tribunal Mairie Commission Union Agence Hôpital École Lycée Musée Théâtre Fondation Place Rue Avenue Pont
        France Paris Lyon Marseille Lille Nantes Toulouse Bordeaux Europe Bruxelles Belgique Suisse Genève Québec
        Canada SNCF RATP EDF CGT CFDT FO RN PS LR LFI AFP Reuters ONU OTAN UE Monde Figaro Libération Parisien
        """
    ),
    impersonal=frozenset(["peut-on lire", "lit-on", "est-il écrit", "peut on lire", "lit on"]),
    dialogue=_ASIDES.dialogue_with_commas,
    asides=_ASIDES.behind_commas,
    times=_TIMES,
    conjunctions=words("et mais or car donc puis alors"),
    articles={"le": "m", "ce": "m", "cet": "m", "la": "f", "cette": "f", "l'": ""},
    name_endings={"a": "f"},
    possessives={"son": "", "sa": ""},
    adverb_endings=("ment",),
    participle_endings=("é", "i", "u", "it", "is"),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    as_words=words("comme"),
    newcomers=words(
        """
        témoin chauffeur conducteur conductrice voisin voisine mère père fils fille frère sœur mari épouse grand-
        grand-père tante oncle ami amie collègue policier policière porte-parole juge avocat avocate riverain riveraine
        victime accusé accusée prévenu pilote enfant veuve
        """
    ),
    infinitives=_REGULAR_SAY
    | words("savoir valoir remarquer observer dire répéter croire penser souligner préciser ajouter rappeler"),
    that_words=words("que qu' qu"),
    latter=words("dernier dernière"),
    epithets=words(
        """
        entrepreneur entrepreneuse chef cheffe patron patronne ministre président présidente maire député députée
        sénateur sénatrice élu élue préfet préfète jeune homme femme chercheur chercheuse scientifique auteur autrice
        romancier romancière artiste médecin avocat avocate recteur rectrice économiste historien historienne
        sociologue entraîneur entraîneuse sélectionneur expert experte intéressé intéressée responsable dirigeant
        dirigeante candidat candidate
        """
    ),
    prefixes=("l'", "d'", "s'", "n'", "m'", "t'", "j'", "c'", "qu'", "jusqu'", "lorsqu'", "puisqu'"),
)
