"""Portuguese of Portugal and Brazil: the words that its rules for speakers need.

Press usage: “…”, disse Ada Reyes; Reyes afirmou: “…”; segundo Reyes; queixa-se Reyes; a verb alone (“…”, explica), its
subject being the last one spoken of; dialogue behind a dash (— … — disse Reyes. — …).
"""

from __future__ import annotations

from standfirst.quotes.finding.languages.asides import Asides
from standfirst.quotes.finding.languages.endings import regular_forms
from standfirst.quotes.finding.languages.profile import Language, words

_REGULAR_SAY = words(
    """
    afirmar declarar explicar contar lembrar recordar destacar ressaltar salientar sublinhar frisar acrescentar
    completar comentar avaliar analisar criticar lamentar denunciar anunciar revelar confirmar garantir assegurar
    alertar avisar advertir perguntar questionar responder retrucar rebater replicar argumentar alegar justificar
    admitir reconhecer confessar relatar narrar desabafar gritar exclamar sussurrar suspirar brincar ironizar ponderar
    concluir resumir prometer reclamar acusar atacar defender sustentar opinar observar apontar indicar informar
    escrever descrever reagir insistir reiterar reforçar enfatizar detalhar precisar esclarecer protestar ordenar
    comemorar celebrar atirar disparar cortar soluçar recomendar apelar vaticinar tuitar publicar postar referir
    adiantar calcular começar arrancar constatar estimar considerar enumerar corrigir sentenciar elogiar murmurar
    repetir exigir sugerir presumir assumir cravar contrapor tranquilizar gabar proclamar discursar contestar
    """
)
_REGULAR = {
    "ar": "a ou ava am aram avam ará",
    "er": "e eu ia em eram iam erá",
    "uir": "ui uiu uía uem uíram",
    "ir": "e iu ia em iram iam irá",
}

_SAY = regular_forms(_REGULAR_SAY, _REGULAR) | words(
    """
    disse diz dizia dizem disseram diziam adverte advertiu refere sorri reagiu prossegue prosseguiu continua continuou
    pede pediu nega negou mantém manteve propõe propôs sugere sugeriu repete repetiu indaga indagou garante
    """
)
_MAY_SAY = words(
    """
    quer quis costuma costumava queria prefere preferiu acha achou acredita acreditou pensa pensou vê queixa queixou
    indigna indignou congratula congratulou discorda discordou concorda fez faz mostrou mostra fala falou compara
    comparou ri riu chama chamou lê lia leu chora teme espera justifica orgulha exalta encerrou
    """
)

_PAST_PARTICIPLES = regular_forms(_REGULAR_SAY, {"ar": "ado", "er": "ido", "ir": "ido"}) | words(
    "dito escrito descrito"
)
_AUXILIARIES = words("tem têm tinha tinham havia haviam")
_DETERMINERS = words(
    """
    o a os as um uma uns umas seu sua seus suas meu minha nosso nossa este esta esse essa aquele aquela dois duas três
    vários várias alguns algumas outro outra outros outras
    """
)
_ROLES = {
    **dict.fromkeys(
        words(
            """
            reitor empresário delegado escultor arquiteto filósofo astrônomo astrónomo criador ministro prefeito
            deputado senador vereador governador secretário diretor advogado juiz procurador promotor desembargador
            investigador pesquisador professor patrão agricultor viticultor padeiro vizinho capitão coronel general
            bombeiro médico cirurgião enfermeiro escritor autor ator cantor músico pintor treinador técnico goleiro
            jogador atacante zagueiro campeão padre bispo cardeal papa pai filho irmão tio marido esposo homem rapaz
            menino réu arguido acusado engenheiro operário empregado aposentado reformado rei príncipe geólogo
            historiador sociólogo biólogo candidato adversário senhor apicultor pescador artesão fundador mandatário
            político idoso físico químico morador guarda-redes avançado
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            ministra prefeita deputada senadora vereadora governadora secretária diretora diretora-geral advogada juíza
            procuradora promotora desembargadora investigadora pesquisadora professora agricultora padeira vizinha
            médica enfermeira escritora autora atriz cantora pintora treinadora técnica jogadora campeã mãe filha irmã
            tia mulher esposa menina ré arguida acusada engenheira operária aposentada reformada rainha princesa
            geóloga historiadora socióloga bióloga candidata senhora fundadora política delegada idosa premiada
            escultora arquiteta filósofa cirurgiã astrônoma astrónoma criadora empresária reitora curadora moradora
            consultora aluna viúva
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        words(
            """
            presidente vice-presidente porta-voz comandante chefe policial motorista testemunha cientista economista
            jornalista especialista analista artista jurista romancista climatologista autarca guia jovem vítima
            responsável membro colega sindicalista militante ativista dirigente líder agente representante parlamentar
            redação governo prefeitura câmara sindicato associação empresa direção comunicado coletivo grupo partido
            oposição defesa tribunal hospital universidade instituto comissão fontes fonte nota relatório aprendiz
            cliente padrinho estudante gerente
            """
        ),
        "",
    ),
}
_VERB_ENDINGS = ("a", "e", "ou", "eu", "iu", "am", "em")
_NO_VERB_ENDINGS = ("ada", "ida", "ante", "ente", "mente", "ista", "ura", "ência")
_TIMES = words(
    """
        semana mês ano fim segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta
        sexta sábado domingo ontem hoje amanhã tarde noite manhã
        """
)
_ASIDES = Asides(
    between=_TIMES | words("também ainda depois então já hoje agora sempre finalmente antes logo"),
    roles=frozenset(_ROLES),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    verbs=_SAY | _MAY_SAY,
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    skipped=words("se lhe lhes me nos"),
    subjects=_DETERMINERS | frozenset(_ROLES) | words("ele ela eles elas"),
    suffixes=("-se", "-lhe", "-lhes", "-me", "-nos"),
)

LANGUAGE = Language(
    code="pt",
    function_words=words(
        """
        o a os as de do da dos das um uma uns umas e que em no na nos nas ao à aos às se por pelo pela com para não é
        foi são está estão era ser ter mais como mas ou seu sua seus suas já muito também sem sobre entre até desde
        quando onde porque tudo ele ela eles lhe há tem têm ainda depois segundo disse isso isto este esta esse essa
        """
    ),
    verbs=_SAY | _MAY_SAY,
    strong_verbs=_SAY,
    participles=regular_forms(_REGULAR_SAY, {"ar": "ando", "er": "endo", "ir": "indo"}) | words("dizendo pedindo"),
    past_participles=_PAST_PARTICIPLES,
    auxiliaries=_AUXILIARIES,
    adverbs=words(
        """
        se lhe lhes me nos o a não também ainda depois então já assim ontem hoje agora sempre finalmente antes logo
        tinha havia tem só apenas além
        """
    ),
    pronouns={"ele": "m", "ela": "f", "eles": "p", "elas": "p", "este": "m", "esta": "f"},
    relatives=words("que quem"),
    determiners=_DETERMINERS,
    prepositions=words("de do da dos das a ao à em no na para por"),
    breaks=words(
        """
        entre sobre sob mediante após antes depois durante enquanto quando como que quem cujo cuja onde porque mas ou
        se desde até com sem contra ante segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça
        quarta quinta sexta sábado domingo ontem hoje amanhã este esta nesta neste e em no na num numa para apontando
        """
    ),
    according=(
        "na avaliação de",
        "na avaliação do",
        "na avaliação da",
        "na opinião de",
        "na opinião do",
        "na opinião da",
        "nas palavras de",
        "nas palavras do",
        "nas palavras da",
        "de acordo com",
        "segundo",
        "conforme",
        "para",
    ),
    suffixes={"-se": "", "-lhe": "", "-lhes": "", "-me": "", "-nos": ""},
    clitics=words("-se -lhe -lhes -me -nos"),
    honorifics=words("dom dona senhor senhora sr sra dr dra seu d"),
    titles={
        **dict.fromkeys(words("dom senhor sr padre rei príncipe frei seu"), "m"),
        **dict.fromkeys(words("dona senhora sra rainha princesa irmã d"), "f"),
        **dict.fromkeys(words("dr dra doutor doutora professor professora"), ""),
    },
    roles=_ROLES,
    particles=words("de do da dos das del von van di ben bin ibn al"),
    joined_particles=words("la las los el der den"),
    abbreviations=words("Sr Sra Srs Dr Dra Dom D Exmo Exma etc p pág art nº Prof Profa Eng Sto Sta St av aprox"),
    stop_capitals=words(
        """
        O A Os As Um Uma Uns Umas E Ou Mas Porém Ele Ela Eles Elas Eu Tu Nós Você Vocês Este Esta Estes Estas Esse Essa
        Isso Isto Aquele Aquela Seu Sua Seus Suas Meu Minha Nosso Nossa Que Quem Qual Quando Onde Como Por Porque Para
        Com Sem Sobre Sob Após Ante Desde Até Entre Segundo Conforme Em No Na Nos Nas Num Numa De Do Da Dos Das Ao À
        Aos Às Pelo Pela Se Sim Não Nem Já Ainda Também Além Depois Antes Então Assim Hoje Ontem Amanhã Aqui Ali Lá
        Agora Sempre Nunca Nada Ninguém Tudo Todos Toda Todas Cada Vários Várias Alguns Algumas Outro Outra Outros Dois
        Duas Três Quatro Cinco Segunda Terça Quarta Quinta Sexta Sábado Janeiro Fevereiro Março Abril Maio Junho Julho
        Agosto Setembro Outubro Novembro Dezembro Questionado Questionada Durante Enquanto Mais Menos Muito Há É São
        Foi Era Foto Publicidade Falou Estado
        """
    ),
    organisations=words(
        """
        Ministério Universidade Instituto Banco Partido Federação Associação Sociedade Grupo Conselho Senado Congresso
        Assembleia Tribunal Prefeitura Comissão União Agência Hospital Escola Colégio Museu Teatro Fundação Praça Rua
        Avenida Ponte Câmara Governo Brasil Portugal Brasília Lisboa Porto Coimbra Paulo Rio Europa Bruxelas Angola
        Moçambique PT PSD PS PSB MDB PL CDS Lusa Reuters ONU NATO OTAN UE Globo Folha Público Supremo Polícia
        """
    ),
    articles={"o": "m", "este": "m", "a": "f", "esta": "f"},
    name_endings={"a": "f", "o": "m"},
    possessives={"seu": "", "sua": ""},
    adverb_endings=("mente",),
    participle_endings=("ado", "ido", "to"),
    verb_endings=_VERB_ENDINGS,
    no_verb_endings=_NO_VERB_ENDINGS,
    as_words=words("segundo como conforme"),
    newcomers=words(
        """
        testemunha motorista vizinho vizinha mãe pai filho filha irmão irmã marido esposa esposo mulher avó avô tia tio
        amigo amiga colega policial agente porta-voz juiz juíza advogado advogada vítima acusado acusada arguido réu
        piloto menino menina viúva
        """
    ),
    infinitives=_REGULAR_SAY | words("saber dizer repetir pensar"),
    that_words=words("que"),
    latter=words("último última"),
    epithets=words(
        """
        técnico técnica empresário empresária ministro ministra presidente prefeito prefeita deputado deputada senador
        senadora vereador vereadora pesquisador pesquisadora investigador investigadora cientista autor autora escritor
        escritora artista médico médica advogado advogada reitor reitora economista historiador historiadora treinador
        treinadora especialista parlamentar mandatário mandatária político política jovem dirigente líder candidato
        candidata autarca
        """
    ),
    pro_drop=True,
    impersonal=frozenset(["lê-se", "lia-se", "pode-se ler", "pode ler-se", "lê se", "lia se"]),
    dialogue=_ASIDES.dialogue_with_dashes,
    asides=_ASIDES.between_dashes,
    times=_TIMES,
    conjunctions=words("e mas porém pois então já"),
)
