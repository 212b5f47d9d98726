"""Spanish: the words that its rules for speakers need.

Press usage: «…», dijo Ada Reyes; Reyes explicó: «…»; según Reyes; a verb alone («…», asegura), its subject being the
last one spoken of; attributions between dashes («… —dijo Reyes—. …»); dialogue behind a dash.
"""

from __future__ import annotations

from standfirst.quotes.finding.languages.asides import Asides
from standfirst.quotes.finding.languages.endings import regular_forms
from standfirst.quotes.finding.languages.profile import Language, words

_REGULAR_SAY = words(
    """
    afirmar asegurar explicar declarar señalar indicar añadir agregar comentar manifestar subrayar recalcar destacar
    remarcar insistir apuntar preguntar responder replicar criticar lamentar denunciar anunciar confesar confirmar
    aclarar precisar matizar resumir relatar narrar opinar juzgar avisar alertar gritar exclamar susurrar suspirar
    bromear ironizar admitir zanjar prometer reclamar exigir rechazar argumentar alegar asentir escribir detallar
    celebrar recordar sentenciar concretar puntualizar enfatizar reiterar revelar sollozar espetar pronosticar calcular
    arrancar empezar comenzar estimar advertir protestar ordenar aconsejar recomendar pedir describir informar expresar
    considerar vaticinar evocar murmurar rematar acusar tuitear publicar contraatacar arremeter reflexionar justificar
    enumerar valorar desmentir sugerir repetir coincidir asumir presumir corear reprochar tranquilizar
    """
)
_REGULAR = {
    "ar": "a ó aba an aron aban ará",
    "er": "e ió ía en ieron ían",
    "ir": "e ió ía en ieron ían",
}

_SAY = regular_forms(_REGULAR_SAY, _REGULAR) | words(
    """
    dijo dice decía dicen dijeron decían cuenta contó contaba cuentan contaron sostiene sostuvo sostenía sostienen
    sostuvieron reconoce reconoció reconocía reconocen concluye concluyó concluía recuerda recordó advierte advirtió
    pide pidió confiesa contesta contestó niega negó mantiene mantuvo repite repitió prosigue prosiguió promete insiste
    insistió expone expuso propone propuso desmiente desmintió continúa continuó sonríe pregunta inquiere inquirió
    """
)
_MAY_SAY = words(
    """
    quiere quiso suele solía quería prefiere prefirió cree creía creyó piensa pensó ve queja quejó indigna indignó
    congratula congratuló alegra alegró felicitó defiende defendió estalla estalló reaccionó reacciona hizo hace mostró
    muestra habla habló compara comparó ríe rió llama llamó señalan lee leyó reza rezaba lamentan evoca disculpa
    disculpó pregunta preguntan llora teme temió espera
    """
)

_PAST_PARTICIPLES = regular_forms(_REGULAR_SAY, {"ar": "ado", "er": "ido", "ir": "ido"}) | words(
    "dicho escrito descrito contado reconocido expuesto propuesto sostenido"
)
_AUXILIARIES = words("ha han había habían haya hubo")
_DETERMINERS = words(
    """
    el la los las un una unos unas su sus mi nuestro nuestra este esta ese esa aquel aquella dos tres varios varias
    algunos algunas otro otra otros otras
    """
)
_ROLES = {
    **dict.fromkeys(
        words(
            """
            rector empresario comisario ganadero escultor arquitecto filósofo cirujano astrónomo presidente ministro
            alcalde diputado senador consejero director abogado juez magistrado procurador investigador profesor
            maestro patrón agricultor viticultor panadero vecino comandante capitán coronel general bombero médico
            enfermero escritor autor actor músico pintor entrenador portero jugador delantero defensa campeón cura
            sacerdote obispo cardenal papa padre hijo hermano tío marido esposo hombre chico niño acusado conductor
            ingeniero técnico obrero empleado jubilado jefe rey príncipe climatólogo geólogo historiador sociólogo
            biólogo politólogo candidato adversario señor apicultor pescador artesano fundador pedáneo mandatario
            político regidor secretario vicepresidente anciano científico físico químico
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            presidenta ministra alcaldesa diputada senadora concejala consejera directora abogada jueza magistrada
            investigadora profesora maestra agricultora panadera vecina enfermera escritora autora actriz pintora
            entrenadora portera jugadora campeona madre hija hermana tía esposa mujer chica niña acusada conductora
            ingeniera técnica obrera empleada jubilada jefa reina princesa climatóloga geóloga historiadora socióloga
            bióloga politóloga candidata señora fundadora secretaria vicepresidenta anciana científica física química
            política premiada escultora arquitecta filósofa cirujana astrónoma meteoróloga ganadera empresaria rectora
            seleccionadora goleadora conservadora médica regidora mandataria
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        words(
            """
            portavoz concejal fiscal economista periodista especialista analista artista jurista testigo policía guía
            piloto joven víctima responsable miembro colega sindicalista militante activista voluntario voluntaria
            dirigente líder cantante novelista agente representante redacción gobierno ayuntamiento sindicato
            asociación empresa dirección comunicado colectivo grupo partido oposición defensa tribunal hospital
            universidad instituto comisión fuentes nota informe aprendiz cliente residente
            """
        ),
        "",
    ),
}
_VERB_ENDINGS = ("a", "e", "ó", "an", "en", "on")
_NO_VERB_ENDINGS = ("ada", "ida", "ante", "ente", "mente", "ista", "ura", "encia")
_TIMES = words(
    """
        semana mes año fin lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche mediodía
        anoche
        """
)
_ASIDES = Asides(
    between=_TIMES | words("también además después luego ya entonces hoy aún todavía finalmente asimismo antes"),
    roles=frozenset(_ROLES),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    verbs=_SAY | _MAY_SAY,
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    skipped=words("se le les lo me nos"),
    subjects=_DETERMINERS | frozenset(_ROLES) | words("él ella ellos ellas"),
)

LANGUAGE = Language(
    code="es",
    function_words=words(
        """
        el la los las de del un una unos unas y e que en a al se por con para no es lo su sus más como pero o le les ha
        han fue son está están era ser este esta estos estas ese esa hay ya muy también sin sobre entre hasta desde
        cuando donde porque todo todos nos me mi si él ella ellos dijo según tras años año había
        """
    ),
    verbs=_SAY | _MAY_SAY,
    strong_verbs=_SAY,
    participles=regular_forms(_REGULAR_SAY, {"ar": "ando", "er": "iendo", "ir": "iendo"}) | words("diciendo"),
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    adverbs=words(
        """
        se le les lo la me nos ha han había habían no también además después luego ya así entonces ayer hoy ahora aún
        todavía siempre finalmente asimismo antes solo sólo tajante ante
        """
    ),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p", "este": "m", "esta": "f"},
    relatives=words("que quien"),
    determiners=_DETERMINERS,
    prepositions=words("de del a al en para por con"),
    breaks=words(
        """
        entre sobre bajo mediante tras antes después durante mientras cuando como que quien quienes cuyo cuya donde
        porque pero o si desde hasta con sin contra hacia ante lunes martes miércoles jueves viernes sábado domingo
        ayer hoy mañana este esta y al en por según a
        """
    ),
    according=(
        "en palabras de",
        "en palabras del",
        "de acuerdo con",
        "a juicio de",
        "a juicio del",
        "en opinión de",
        "en opinión del",
        "al decir de",
        "según",
        "para",
    ),
    honorifics=words("don doña señor señora señorita sr sra srta dr dra"),
    titles={
        **dict.fromkeys(words("don señor sr padre rey príncipe"), "m"),
        **dict.fromkeys(words("doña señora sra señorita srta reina princesa sor"), "f"),
        **dict.fromkeys(words("dr dra doctor doctora profesor profesora"), ""),
    },
    roles=_ROLES,
    particles=words("de del da das do dos von van di ben bin ibn al"),
    joined_particles=words("la las los el der den"),
    abbreviations=words("Sr Sra Sres Srta Dr Dra D Dña Ud Uds etc p pág art núm Prof Lic Ing St Sto Sta EE UU aprox"),
    stop_capitals=words(
        """
        El La Los Las Un Una Unos Unas Y E O U Pero Mas Sino Él Ella Ellos Ellas Yo Tú Nosotros Usted Ustedes Este Esta
        Estos Estas Ese Esa Eso Esto Aquel Su Sus Mi Mis Nuestro Nuestra Que Qué Quien Quién Cual Cuál Cuando Cuándo
        Donde Dónde Como Cómo Por Porque Para Con Sin Sobre Bajo Tras Ante Desde Hasta Entre Hacia Según En De Del A Al
        Si Sí No Ni Ya Aún Todavía También Además Después Luego Antes Entonces Así Hoy Ayer Mañana Aquí Ahí Allí Ahora
        Siempre Nunca Nada Nadie Todo Todos Toda Todas Cada Varios Varias Algunos Algunas Otro Otra Otros Dos Tres
        Cuatro Cinco Lunes Martes Miércoles Jueves Viernes Sábado Enero Febrero Marzo Abril Mayo Junio Agosto
        Septiembre Octubre Noviembre Diciembre Preguntado Preguntada Durante Mientras Más Menos Muy Hay Es Son Fue Era
        Se Lo Le Les Foto Publicidad Dijo Habló Estado
        """
    ),
    organisations=words(
        """
        Ministerio Universidad Instituto Banco Partido Federación Asociación Sociedad Grupo Consejo Senado Congreso
        Parlamento Tribunal Ayuntamiento Comisión Unión Agencia Hospital Escuela Colegio Museo Teatro Fundación Plaza
        Calle Avenida Puente Diputación Gobierno España Madrid Barcelona Valencia Sevilla Bilbao Europa Bruselas México
        Argentina Chile Colombia Perú Venezuela PP PSOE Vox ERC PNV EFE Reuters ONU OTAN UE País Mundo Vanguardia
        """
    ),
    articles={"el": "m", "este": "m", "la": "f", "esta": "f"},
    name_endings={"a": "f", "o": "m"},
    possessives={"su": ""},
    adverb_endings=("mente",),
    participle_endings=("ado", "ido", "to", "cho"),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    as_words=words("según como"),
    newcomers=words(
        """
        testigo conductor conductora vecino vecina madre padre hijo hija hermano hermana marido esposa esposo abuela
        abuelo tía tío amigo amiga colega policía agente portavoz juez jueza abogado abogada víctima acusado acusada
        piloto niño niña viuda
        """
    ),
    infinitives=_REGULAR_SAY | words("saber decir repetir pensar"),
    that_words=words("que"),
    latter=words("último última"),
    epithets=words(
        """
        técnico técnica empresario empresaria investigador investigadora científico científica autor autora novelista
        escritor escritora artista médico médica abogado abogada rector rectora economista historiador historiadora
        entrenador entrenadora experto experta ministro ministra presidente presidenta alcalde alcaldesa diputado
        diputada senador senadora mandatario mandataria político política joven edil regidor regidora dirigente líder
        candidato candidata
        """
    ),
    pro_drop=True,
    impersonal=frozenset(["se lee", "se leía", "se puede leer", "reza", "rezaba"]),
    dialogue=_ASIDES.dialogue_with_dashes,
    asides=_ASIDES.between_dashes,
    times=_TIMES,
    conjunctions=words("y e pero mas pues luego entonces"),
)
