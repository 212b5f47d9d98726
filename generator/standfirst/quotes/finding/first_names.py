"""First names whose bearers are nearly always of one sex, and short forms of the same name.

Written by hand from common knowledge, for telling whom "he" or "she" can mean. A name that both sexes bear (Alex, Kim,
Robin, Sasha, Taylor) is in neither list: then nothing is told.
"""

from __future__ import annotations

_MEN = """
aaron abdul abdullah abraham adam adel adrian ahmad ahmed alan albert alberto alejandro aleksandr alexander alexei ali
allen alvaro amir anders andre andreas andrei andrew andy angus anthony antoine antonio antony ari arjun armando
arnold art arthur artur ashraf augusto austin baptiste barack barry bart bashar ben benjamin bernard bernie bert bill
billy björn bob bobby boris brad bradley brendan brent brett brian bruce bruno bryan byron caleb calvin carl carlos
cedric cesar chad charles charlie christian christoph christophe christopher chuck clarence claude clifford clint cody
colin connor corey cory craig curtis dale damian damien dan daniel danny darren darryl dave david dean denis dennis
derek derrick diego dieter dirk dmitri dmitry dominic don donald doug douglas duncan dustin dwight dylan earl ed eddie
edgar eduardo edward edwin elias elijah elliott emilio emmanuel enrique eric erich erik ernest ernesto ethan étienne
eugene evan fabian federico felipe felix ferdinand fernando florian francesco francis francisco franck françois frank
frankie franz fred frederic frederick fredrik friedrich gabriel gareth garrett gary gavin gene geoff geoffrey georg
george gerald gerard gerhard giorgio giovanni giuseppe glen glenn gordon graham grant greg gregor gregory guillaume
guillermo günter gustav gustavo guy hamid hank hans harold harrison harry harvey hassan heinrich hector helmut henri
henrik henry herbert herman hiroshi horst howard hugh hugo hussein ian ibrahim igor ike isaac ismail ivan jack jacob
jacques jake jamal james jared jason javier jay jeb jeff jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim
jimmy joachim joão joaquin jochen joe joel johan johann johannes john johnny jon jonah jonas jonathan jorge josé jose
josef joseph josh joshua juan julian julien julio jürgen justin karim karl keith ken kenneth kevin khalid kirk klaus
konrad konstantin kurt kyle lamar lance lars larry laurent lawrence lee len leo leon leonard leonardo leonid leroy
lionel lloyd logan lorenzo lou louis luca lucas luis luiz lukas luke mahmoud malcolm manuel marc marcel marcelo marco
marcos marcus mario mark marko markus martin martyn marvin mathieu matt matteo matthew matthias maurice mauricio max
maximilian mehdi mehmet michael michel miguel mikael mike mikhail milos miles mitch mitchell mitt mohamed mohammad
mohammed moritz moses muhammad mustafa nate nathan nathaniel neil nelson newt nicholas nick nicolas niels nigel
nikolai noah norbert norman oleg oliver olivier omar oscar oskar osama otto owen pablo paolo pascal patrick paul paulo
pavel pedro per pete peter phil philip philipp philippe phillip pierre preston rafael rahul raj ralf ralph ramon rand
randall randy raphael rashid raul ravi raymond rené reza ricardo rich richard rick ricky rob robert roberto rodney
rodrigo roger roland rolf roman ron ronald rory ross roy ruben rudolf rudy rupert russ russell ryan said salman sam
samir samuel santiago saul scott sean sebastian seamus serge sergei sergey sergio seth shane shaun shawn sid sidney
simon spencer stanley stefan stephan stephane stephen steve steven stewart stuart sven tariq ted terrence terry theo
theodore thierry thomas tim timothy tobias todd tom tomás tomas tommy tony travis trent trevor troy tucker tyler
ulrich uwe vernon victor viktor vince vincent vladimir volker wade wallace walter warren wayne wesley wilfried wilhelm
will willem william willie winston wolfgang xavier yann yasser youssef yuri yusuf yves zach zachary
"""
_WOMEN = """
abigail ada adele adriana agnes aisha alana alejandra alessandra alice alicia alina alison allison alma amanda amber
amelia amina amy ana anastasia andrea angela angelina angie anita anja ann anna anne annette annie anya april ariana
arianna ashley astrid audrey barbara beatrice beatriz becky bella bernadette beth betsy betty beverly birgit bonnie
brenda bridget brigitte brittany camila camilla candace carla carly carmen carol carole caroline carolyn carrie
caterina catherine cathy cecilia celia chantal charlotte chelsea cheryl chiara chloe christiane christina christine
cindy claire clara clarissa claudia colette colleen connie constance cora corinne cristina crystal cynthia daisy
daniela danielle daphne dawn debbie deborah debra delphine denise diana diane dianne dolores donna dora doris dorothea
dorothy edith eileen elaine elena eleanor elisa elisabeth elise eliza elizabeth ella ellen elsa emilia emily emma
erica erika erin esther ethel eugenia eva eve evelyn faith fatima faye felicia fernanda fiona florence frances
francesca françoise frauke frida gabriela gabriele gabrielle gail genevieve georgia geraldine gerda gertrude gina
ginger gisela giulia gladys glenda gloria grace greta gretchen gudrun hannah harriet hazel heather heidi heike helen
helena helene helga henrietta hilda hillary hilary holly huma ida ilhan ilse imelda inès ines inge ingrid irena irene
iris irina irma isabel isabella isabelle ivanka jackie jacqueline jane janet janice janine jasmine jeanette jeanne jen
jenna jennifer jenny jessica jill jo joan joanna joanne jodi josephine joy joyce juana juanita judith judy julia
juliana julie juliet june justine jutta kaitlyn kamala karen karin karina karla kate katerina katharina katherine
kathleen kathryn kathy katie katja katrin katrina kayla kayleigh keiko kellyanne kerstin khadija kimberly kirsten
kristen kristin kristina kristine lana lara larisa latoya laura lauren layla lea leah leila lena leticia lidia lila
lillian lily linda lisa lise liz liza loretta lori lorraine louise lourdes lucia lucie lucille lucinda lucy luisa
lydia lynn lynne mabel madeleine madeline madison magdalena maggie maha malala mandy manuela margaret margarita margot
marguerite maria mariana marianne marie mariko marina marion marisa marjorie marlene marta martha martina mary maryam
mathilde maud maureen maya megan megyn meghan melania melanie melinda melissa mercedes meredith mia michaela michele
michelle mildred mireille miriam mirren moira molly monica monika monique muriel myra nadia nadine nancy naomi natalia
natalie natasha nathalie nellie nicole nikki nina noemi nora norma odile olga olivia ophelia pamela patricia patti
patty paula paulina pauline pearl peggy penelope penny petra phoebe phyllis pilar priscilla rachel rachida ramona
raquel rebecca regina renate renée rhonda rita roberta rosa rosalind rosario rose rosemary roxanne ruth sabine sabrina
sadie sally salma samantha sandra sara sarah savannah selena serena sharon sheila shelby shelly sherry shirley sigrid
silke silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susanne suzanne svetlana sybil
sylvia sylvie tamara tammy tania tanya tara tatiana teresa tess theresa therese tiffany tina trish tulsi ulrike ursula
valentina valeria valerie vanessa vera veronica veronika vicki victoria viola violet virginia vivian viviane wanda
wendy whitney wilma winona yasmin yolanda yoko yvette yvonne zainab zoe zoé
"""
_SHORT_FORMS = """
abe abraham | al albert alan alfred alan | alex alexander alexandra alejandro | andy andrew drew | art arthur | barb
barbara | ben benjamin bennie | bernie bernard | beth betty betsy elizabeth liz lizzie eliza | bill billy will william
willie | bob bobby rob robbie robert bert | brad bradley | cathy catherine kate katherine kathy katie kathryn kathleen
| charlie charles chuck chas | chris christopher christian christine christina | cindy cynthia | dan danny daniel |
dave david | deb debbie deborah debra | dick rich rick ricky richard | don donald donnie | doug douglas | ed eddie
edward ted teddy ned | ed edwin | ted theodore theo | fran frances francis frank | fred freddie frederick alfred |
gabe gabriel | gene eugene | geoff jeff jeffrey geoffrey | greg gregory | hank henry harry | jack john johnny jon |
jon jonathan | jackie jacqueline | jake jacob | jen jenny jennifer | jerry gerald jerome | jim jimmy james jamie | joe
joey joseph | josh joshua | judy judith | ken kenny kenneth | larry lawrence laurence | len lenny leonard | lou louis
louise | maggie margaret peggy meg | manny manuel emmanuel | marty martin martyn | matt matthew | max maxwell
maximilian | mel melvin melissa | mick mickey mike michael | mitch mitchell | nate nathan nathaniel | nick nicholas
nicolas | pam pamela | pat patrick patricia | patty patricia | pete peter | phil philip phillip | ray raymond | ron
ronnie ronald | russ russell | sam sammy samuel samantha | sandy sandra alexander | stan stanley | steve steven
stephen stefan | sue susan susie suzanne | terry terence terrence theresa | tim timothy | tom tommy thomas | tony
anthony antonio | vic victor | vince vincent | wes wesley | zach zack zachary
"""

_SEX: dict[str, str] = {**dict.fromkeys(_MEN.split(), "m"), **dict.fromkeys(_WOMEN.split(), "f")}


def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_SHORT_FORMS.split("|")):
        for name in group.split():
            groups[name] = groups.get(name, frozenset()) | {number}
    return groups


_GROUPS = _groups()


def sex_of(first_name: str) -> str:
    """Return "m", "f" or "" where a first name tells nothing; case does not matter."""
    name = first_name.lower()
    return _SEX.get(name) or _SEX.get(name.split("-")[0], "")


def is_first_name(word: str) -> bool:
    """Tell whether `word` is a first name that the lists know."""
    name = word.lower()
    return name in _SEX or name in _GROUPS or name.split("-")[0] in _SEX


def short_forms(one: str, other: str) -> bool:
    """Tell whether two first names are forms of one ("Bill" and "William")."""
    return bool(_GROUPS.get(one.lower(), frozenset()) & _GROUPS.get(other.lower(), frozenset()))
