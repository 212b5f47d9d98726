"""Given names that are common in German, French, Spanish and Portuguese, with the sex of those who bear them.

Written by hand from common knowledge, beside `quotes.first_names`, which has those of English and many others. They
tell "er" from "sie" and a name's first word from a German noun before it ("Syrer Amir Haddad").
"""

from __future__ import annotations

from standfirst.quotes.finding.first_names import sex_of
from standfirst.quotes.finding.languages.profile import words

_MEN = """
achim adalbert alfons alois anton armin arne arno arnulf axel bastian benedikt benno bernd bernhard berthold björn bodo
burkhard carsten christof clemens cornelius detlef detlev dietmar dietrich eberhard eckart eckhard egon ekkehard emil
engelbert erhard ernst erwin eugen ewald falk ferdinand finn florian frank frieder friedhelm fritz georg gerd gereon
gernot gero gisbert götz gregor guido günther gunnar gunther hannes hanno hans-peter harald hartmut hasso hauke heiko
heiner heino heinz helge helmut hendrik henning heribert hermann hinnerk holger hubert hubertus ingo ivo jakob jan
jannik jannis jens jochen johannes jonas jörg jörn josef jost jürgen kai karl-heinz karsten kaspar kilian klaus knut
konrad korbinian kurt lars lasse leander lennart leonhard leopold linus lorenz lothar ludger ludwig lutz magnus malte
manfred marius markus marvin mathias mats matthias meinhard michael mirko moritz niels nils norbert olaf ole ortwin
oskar oswald otmar ottmar otto patrick philipp rainer ralf reiner reinhard reinhold richard roland rolf rudi rudolf
rüdiger ruprecht rupert sebastian severin siegbert siegfried siegmund simon sönke stefan steffen sven theo thilo
thorsten thorben till tilo tim timo tobias torben torsten udo ulf uli ulrich urs utz uwe valentin veit viktor volker
volkmar walther wendelin werner wieland wilfried wilhelm willi winfried wolf wolfgang wolfram achille adrien aimé alain
alban alexandre alexis alphonse amaury ambroise anatole anselme antonin arnaud aurélien aymeric barnabé basile bastien
bénédict benoît bertrand blaise boris brice bruno camille cédric célestin césaire charly clément clovis constant cyril
cyrille damien denis désiré didier dimitri dominique edmond édouard éloi émile emmanuel éric erwan étienne eugène
fabien fabrice faustin félix fernand firmin florent florentin françois frédéric gaël gaétan gaspard gaston gauthier
geoffroy georges gérald gérard germain ghislain gilbert gilles grégoire grégory guilhem guillaume gustave guy henri
hervé hippolyte honoré hugues irénée jacky jacques jean jean-baptiste jean-claude jean-françois jean-luc jean-marc
jean-marie jean-michel jean-paul jean-philippe jean-pierre jérémie jérôme joël jules julien kévin lambert laurent
léandre léo léon léonard léopold lilian loïc lucien ludovic marc marceau marcel marin mathéo mathieu mathis matthieu
maxence maxime médard michaël mickaël modeste narcisse nathanaël nicolas noël octave olivier oscar pascal patrice
paulin philibert philippe pierre pierrick quentin raoul raphaël rémi rémy renaud robin rodolphe romain romuald ronan
sébastien serge séverin sylvain tanguy théodore théophile thibault thibaut timothée titouan tristan ulysse urbain
valéry victorien vincent xavier yannick yannis yann yoann yohan yves yvon abel adolfo agustín alfonso alfredo álvaro
amadeo amado ambrosio ángel aníbal anselmo antonio arturo baltasar bartolomé basilio benito benjamín bernabé bernardo
blas borja braulio camilo carlos cayetano césar cipriano clemente conrado cristian cristóbal dámaso daniel darío david
demetrio diego domingo edmundo eduardo efraín eloy emiliano emilio enrique ernesto esteban eugenio eusebio evaristo
fabián fabricio facundo faustino federico felipe fermín fernando fidel francisco froilán gabino gabriel gaspar genaro
gerardo germán gil ginés gonzalo gregorio guillermo gustavo héctor heriberto hernán higinio hilario hipólito horacio
hugo humberto ignacio iker íñigo isidro iván jacinto jacobo jaime javier jerónimo jesús joaquín jordi jorge josé juan
julián julio justo lázaro leandro leonardo leopoldo lorenzo lucas luciano luis manuel marcelino marcelo marcial marcos
mariano mario martín mateo matías mauricio maximiliano máximo melchor miguel moisés nemesio nicanor nicolás norberto
octavio omar oriol orlando óscar osvaldo pablo pascual patricio pedro plácido quique rafael raimundo ramiro ramón raúl
ricardo roberto rodolfo rodrigo rogelio román ruben rubén salvador samuel santiago santos saturnino saúl sebastián
segundo serafín sergi sergio severino silvestre simón teodoro teófilo tiburcio timoteo tobías tomás valentín vicente
víctor virgilio wenceslao abílio adão adelino ademar adérito adriano afonso agostinho aírton alberto alcides aldo
almeida aluísio amadeu américo antenor antônio antónio aparecido armando arnaldo artur augusto aurélio baltazar
bartolomeu benedito bento brás caetano caio cândido célio cícero cláudio cristiano cristóvão dário davi décio denílson
diogo dionísio domingos edgar edson élcio elias emanuel emílio ênio érico estêvão eugénio eusébio evandro everaldo
fábio fabiano fabrício felício fernão firmino flávio frederico genésio geraldo gerson getúlio gilberto gilmar gonçalo
guilherme haroldo heitor hélder hélio henrique hermano hilário horácio inácio ismael januário jefferson joaquim joel
jônatas josué júlio juliano lauro leonel lineu lourenço lúcio luís marcílio márcio márcos matias matheus maurício mauro
milton moacir murilo narciso nélson nestor nuno olavo osório otávio paulo plínio quintino raul reginaldo reinaldo
renato rogério romeu romualdo ronaldo rui sebastião sérgio sílvio simão tadeu tarcísio telmo tiago tomé ubirajara
valdemar valdir vasco venceslau vinícius vítor wagner waldemar wellington zacarias
"""
_WOMEN = """
adelheid agathe alexandra almut amelie andrea anette angelika anika anita anja anke anna-lena annegret anneke anneliese
annemarie annette annika antje antonia ariane astrid babette barbara bärbel beate beatrix berta bettina bianca birgit
birte brigitta brigitte britta carina carla carola caroline cathrin charlotte christa christel christiane christina
clara claudia constanze corinna cordula cornelia dagmar daniela doreen doris dorothea dorothee edda edeltraud edith
eleonore elfriede elisabeth elke ella ellen elsbeth elvira emilia erika erna esther eva evelyn fenja franka franziska
frauke freya friederike gabi gabriele gerlinde gertraud gertrud gesa gesine gisela gitta gudrun gundula hanna hannelore
hedwig heide heidemarie heidi heike helga helene hella henriette hermine hertha hilde hildegard hilke ida ilka ilona
ilse imke ina ines inga inge ingeborg ingrid inka irene iris irmgard irmtraud isabel isabell isolde jana janina janne
jasmin jessica johanna josefine judith julia juliane jutta karin karla karoline katharina kathrin katja katrin kerstin
kirsten klara kristin lara laura lea lena leni leonie levke lieselotte lilli lina linda lisa liselotte lore lotte
louisa luise lydia magdalena maike maja mandy manja manuela mara mareike maren margarete margit margot margret marianne
marie marion marita marlene marlies marta martha martina mathilde mechthild meike melanie melitta merle meta mia
michaela minna miriam monika nadine nadja natalie nele nicole nina nora ottilie paula petra pia ramona rebecca regina
regine regula renate ricarda rika roswitha ruth sabine sabrina sandra sara sarah saskia sibylle sieglinde sigrid silja
silke silvia simone sina sonja sophie stefanie susanne svenja sybille sylvia tanja tatjana teresa thea thekla theresa
theresia tina trude ulla ulrike ursel ursula uschi ute verena vera veronika viola viktoria waltraud wiebke wilhelmine
yvonne adélaïde adèle agnès aliénor aline alizée amandine ambre amélie anaïs andrée angèle angélique anne-marie
anne-sophie annick annie anouk antoinette apolline arlette armelle aude audrey augustine aurélie aurore axelle béatrice
bénédicte bérangère bérénice bernadette berthe capucine carine carole catherine cécile céleste célestine céline chantal
charlène chloé christelle christine claire clarisse claudette claudine clémence clémentine clotilde colette coline
constance coralie corinne cyrielle daphné danièle delphine denise diane dominique dorothée édith édwige éléonore
élisabeth élise élodie éloïse elsa émeline émilie emmanuelle estelle eugénie eulalie évelyne fabienne fanny faustine
félicie fernande flavie fleur flore florence france francette francine françoise frédérique gabrielle gaëlle geneviève
georgette germaine ghislaine ginette gisèle gwenaëlle hélène héloïse hortense huguette inès irène isabelle isaline
jacqueline jeanne jeannine joëlle josette josiane joséphine julie juliette justine karine laetitia laure laurence
laurène léa léonie léontine liliane lise louise lucette lucie lucienne ludivine lydie maëlle maëlys magali manon
marcelle margaux marguerite marie-claude marie-france marie-louise marielle mariette marine marjorie marlène marthe
martine maryse maud mélanie mélissa micheline michèle mireille monique morgane muriel myriam nadège nathalie ninon
noélie noémie océane odette odile olympe ondine ophélie pascale patricia paule pauline pénélope perrine pierrette
rachel raymonde régine reine rolande romane rosalie roseline salomé sandrine ségolène séverine sidonie solange solène
stéphanie suzanne sylvaine sylviane sylvie thècle thérèse toinette valentine valérie véronique victoire violaine
violette virginie viviane yolande yvette zélie zoé ainhoa almudena amparo ángeles araceli arantxa asunción azucena
beatriz begoña belén carmen casilda catalina chelo concepción consuelo covadonga cristina dolores edurne encarnación
esperanza estíbaliz estrella fátima flor gracia guadalupe inés inmaculada itziar jimena leire leonor lourdes luz
macarena maite mar maribel maricarmen marisol martirio mercedes milagros miren mireia montserrat nerea nieves noemí
nuria olvido paz piedad pilar pino purificación raquel remedios rocío rosario sagrario socorro sol soledad trinidad
yaiza alícia alzira amélia aparecida arlete augusta aurora benedita berenice bernardete camile carmo carolina cátia
célia cíntia cláudia clarice conceição cristiane deise diva dulce edite eduarda elisabete elisete elizete eloá emília
érica ester eunice flávia florbela francisca gabriela giovana giselle glória graça graciete heloísa helena iara ilda
ingride inês iolanda ivete ivone jacinta janaína joana joaquina josefa jucélia judite júlia jurema lídia letícia lígia
lúcia luciana luísa luiza lurdes mafalda maísa márcia margarida mariana marilene marília marisa matilde mirtes mônica
nádia nair natália natércia neide neuza odete olímpia otília palmira patrícia raimunda regiane rosângela rosário rute
selma silvana sônia soraia suely tânia tatiane telma teresinha thais vânia vanda vitória yara zélia zenaide zilda
zulmira
"""

_SEX: dict[str, str] = {**dict.fromkeys(_MEN.split(), "m"), **dict.fromkeys(_WOMEN.split(), "f")}
_EITHER = (frozenset(_MEN.split()) & frozenset(_WOMEN.split())) | words(
    "camille dominique claude maxime andrea borja jona joshua luca mischa nikita noa sascha kai robin toni uli"
)


def sex_of_given_name(name: str) -> str:
    """Return "m", "f" or "" where a given name tells nothing; case does not matter."""
    lower = name.lower()
    if lower in _EITHER:
        return ""
    return _SEX.get(lower) or sex_of(lower) or _SEX.get(lower.split("-")[0], "")


def is_given_name(word: str) -> bool:
    """Tell whether `word` is a given name that the lists know, of whichever sex; a hyphenated one by its first part."""
    lower = word.lower()
    return lower in _EITHER or lower in _SEX or bool(sex_of(lower)) or lower.split("-")[0] in _SEX
