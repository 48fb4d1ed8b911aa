// First names by the usual sex of their bearers in news English; names used for both have their own list.
const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/** First names of men. */
export const maleNames = names(`
aaron abdul abdullah abe abel abraham adam adrian ahmad ahmed al alan albert alberto alejandro alec alessandro alexander alexei alfred allan allen alvin amir anatoly anders andre andreas andrei andrew andrés andy angelo anthony antonin antonio antony anwar ari
armando arnold arthur asa august axel barack barry bart ben benedict benjamin bernard bernie bert bill billy bob bobby
boris brad bradley brandon brendan brent bret brett brian bruce bryan bryce byron caleb calvin carl carlos carter cecil cesar chad
charles charlie chester chris christian christoph christopher chuck clarence claude clay clayton clifford clint clinton clive cody
colin conor craig curt curtis cyrus damian damien dan daniel danny darrell darren darryl dave david dean dennis denny
derek derrick devin diego dick dinesh dirk dmitri dmitry dominic don donald donnie donny doug douglas duane duncan dustin dwayne
dwight earl ed eddie edgar eduardo edward edwin eli elijah elliot elliott elon emanuel emilio emmanuel enrique eric erik ernest ernesto
ethan eugene farid fareed felipe felix fernando fidel floyd francesco francis francisco francois françois frank franklin franz fred
freddie frederick fritz gabriel gary gavin gene geoff geoffrey george gerald gerard gerhard giorgio giovanni glenn gordon graham grant
greg gregg gregory grover guillermo gunnar gus guy hamid hans harold harris harry harvey hassan hector heinrich henri henry herbert herman
hiroshi horace howard howie hubert hugh hugo hussein ian ibrahim igor imran irving isaac ivan ivo jack jackson jacob jacques jake
jamal james jared jason javier jay jeb jed jeff jeffery jeffrey jens jeremiah jeremy jerome jerry jesus jim jimmy joachim joao joe
joel johan johannes john johnny jon jonah jonas jonathan jorge jose josé josef joseph josh joshua juan juergen julian julio
julius justin kareem karl kaspar keith ken kenneth kent kenny kevin khalid khizr kirk klaus kofi konrad kurt kyle lamar lance larry lars
laurent lawrence len leo leon leonard leonardo leroy lester lewis liam lincoln lionel lloyd lou louis lucas luis luiz
luke luther lyle lyndon mahmoud malcolm manuel marc marcel marco marcos marcus mario mark markus marshall martin marty marvin masoud
matt matteo matthew matthias maurice max maxim michael michel miguel mike mikhail miles milo milton mitch mitchell mitt mohamed
mohammad mohammed monty moses muhammad murray mustafa nate nathan nathaniel neil nelson newt nicholas nick nicolas nigel nikolai
nikita noah noam norman oleg oliver omar orrin oscar otto owen pablo paolo patrick paul pavel pedro percy perry pete peter
phil philip philippe phillip pierre piet piers preston quentin rafael ralph ramon rand randall randy raphael raul ray raymond
recep reggie reid reince rene rex ricardo richard rick ricky rob robby robert roberto rod rodney rodrigo roger roland rolf roman ron
ronald ronnie ross roy ruben rudolph rudy rupert russ russell ryan saddam salman salvador samuel santiago scott sean seb sebastian
sergei sergey sergio seth shaun shawn sheldon shinzo sid silvio simon spencer stan stanley stefan stephen steve steven stewart
stuart sundar sylvester tad ted terrence theo theodore thom thomas tim timothy tobias toby todd tom tomas tommy tony travis trent
trevor trey troy tucker ty tyler vernon viktor vic victor vince vincent vladimir volker volodymyr wade wallace walter warren wayne
wendell wes wesley wilbur will willard willem willie william wilson winston wolf wolfgang woodrow xavier yair yasser yitzhak yuri yusuf
zach zachary zack zeke alok anil arjun arvind deepak narendra rahul rajiv raj sanjay sunil vijay jinping wei shigeru taro kenji takeshi
haruki jong-un jae-in bola-ahmed chinua kwame olu sani tunde ivor alun gareth rhys hamish angus callum fergus declan seamus padraig`)

/** First names of women. */
export const femaleNames = names(`
abigail ada adele adriana agnes aisha alexandra alice alicia alison allison allyson alma alyssa amanda amal amara amelia amy ana anastasia
angela angelica angelina angie anita ann anna anne annette annie april ariana arianna astrid audrey ava barbara beatrice becky
belinda bernadette bernice beth bethany betsy betty beverly bianca blanca bonnie brenda brianna bridget britney brittany camille candace
candice carla carly carmen carol carole caroline carolyn carrie cassandra cassie catherine cathy cecilia celeste celia celine charlotte
chelsea cheryl chloe christie christina christine cindy claire clara clare claudia colleen condoleezza connie constance consuelo corinne
crystal cynthia daisy danielle daphne darlene dawn deb debbie deborah debra deirdre delia denise desiree diana diane dianne
dina dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elise elisabeth elizabeth ella ellen eloise elsa elsie emily
emma erica erika erin esther ethel eugenia eva eve evelyn faith farah fatima felicia fiona flora florence frances francesca gabriela
gabrielle gennifer genevieve georgia geraldine gertrude gillian gina ginger giselle gisele gladys glenda gloria grace greta gretchen
guadalupe gwen gwendolyn haley hannah harriet hazel heather heidi helen helena helga henrietta hilary hillary holly hope huma ida ilana
ilsa imani imelda ines inga ingrid irene iris irina isabel isabella isabelle ivanka ivy jacqueline jaime-lee jana jane janet janice
janine jasmine jeanette jeanine jeanne jen jenna jennifer jenny jessica jill joan joann joanna joanne jocelyn josephine joy
joyce juanita judith judy julia juliana julie juliet june kaja kaitlin kamala karen karin karina karla kate katharine katherine kathleen
kathryn kathy katie katrina kay kayla kayleigh keisha kellyanne kimberly kirsten kirstjen kristen kristi kristin kristina
kylie lara larissa laura lauren leah leila lena leonora leticia liliana lillian lily lina linda lisa liz liza lois loretta
lorraine louise lucia lucille lucinda lucy lupita lydia lynda lynne mabel madeleine madeline madonna mae maggie malala mandy marcia
margaret margarita margo margot maria marian marianne marie marilyn marina marine marissa marjorie marla marlene marsha martha
mary maryam maureen maxine maya megan megyn melania melanie melinda melissa mercedes mia michaela michele michelle mildred
mimi mina minerva miranda miriam moira molly mona monica muriel myra nadia nadine nancy naomi natalia natalie natasha neera nell
nicole nicola nikki nina nora norma odette olga olivia oprah pam pamela pat-ricia patricia patti patty paula pauline peggy penelope penny
petra phyllis polly priscilla queenie rachel ramona rebecca regina renee rhonda rita roberta rochelle rosa rosalind rosalynn rose
rosemary rosie roxanne ruby ruth sabrina sally salma samantha sandra sara sarah sasha-marie scarlett selena serena sharon sheila
shelley shelly sheryl shirley simone sofia sonia sonja sophia sophie stella stephanie sue susan susanna susanne suzanne
svetlana sybil sylvia tamara tammy tania tanya tara tatiana teresa tess tessa thelma theresa tiffany tina tonya trish trisha
tulsi uma ursula valerie vanessa vera veronica vicki vicky victoria viola violet virginia wanda wendy whoopi wilma winifred
yolanda yoko yvette yvonne zoe zelda yulia olena oksana ludmila ekaterina marta katarzyna agnieszka zuzana siobhan niamh aoife saoirse
priya sonal anjali indira sushma nirmala aung mei ling ayesha benazir zainab khadija hanan amina ngozi chimamanda winnie`)

/** First names of either. */
export const eitherNames = names(`
alex alexis ali andrea angel ariel ashley ashton austin avery blair bobbie cameron carey casey corey cory courtney
dale dana dominique drew evan frankie gail harper hayden hunter jackie jaime jamie jan jean jess jo jody
joey jordan jules kelly kerry kim kris kyung laurie lee leigh leslie lindsey logan loren lynn madison marion
mel meredith merle mika min-ji morgan noel ollie paige parker pat peyton quinn reese riley robbie robin rory
rowan sam sandy sasha shannon shelby sidney skyler stacey stacy sung sunny sydney taylor terry toni tracy val
vivian whitney yuki`)
