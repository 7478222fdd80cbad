"""The sentences of the account. Each stands here in a few forms; after those there is silence."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    # Where we are, and who is there.
    "open.room.pair": ("A room. {who} and {other} are there together.",),
    "open.room.group": ("A room. Together here: {names}.",),
    "open.room.alone": ("A room. {who} is there alone.",),
    "open.room.object": ("A room. {who} is there, and so is {other}.",),
    "open.evening.pair": ("It is evening. {who} and {other} are at home together.",),
    "open.evening.group": ("It is evening. {names} are together.",),
    "open.evening.alone": ("It is evening. {who} is at home alone.",),
    "open.evening.object": ("It is evening. {who} is at home.",),
    "open.scanner.pair": ("{who} lies in the scanner. {other} sits beside it.",),
    "open.scanner.group": ("{who} lies in the scanner, and not alone: {names} are here.",),
    "open.scanner.alone": ("{who} lies in the scanner. There is no hand to hold.",),
    "open.scanner.object": ("{who} lies in the scanner, with {other}.",),
    "open.days": ("{span} with {names}.",),
    "open.phone.one.silent": ("{who} sends {other} a message. Nothing comes back.",),
    "open.phone.many.silent": ("{names} each send a message. Nothing comes back.",),
    "open.phone.one.sent": ("{who} sends {other} a message.",),
    "open.phone.many.sent": ("{names} each send a message.",),
    "open.phone.quiet.one": ("The phone lies on the table beside {who}.",),
    "open.phone.quiet.many": ("The phone lies on the table. {names}, each in their own place.",),
    # Coming and going.
    "come.first": ("{a_who} comes in.", "{who} joins."),
    "come.back": ("There is {who} again.", "{who} is back.", "{who} comes in once more."),
    "come.object": ("Now {who} is there.",),
    "come.first.many": ("{names} come in.",),
    "come.back.many": ("{names} are there again.", "{names} come home again."),
    "come.object.many": ("Now {names} are there.",),
    "go.many": ("{names} leave.", "{names} leave again."),
    "go.next.many": ("{names} go to the next room.",),
    "go": ("{who} leaves.", "{who} leaves again.", "Once more {who} leaves."),
    "go.next": ("{who} goes to the next room.", "{who} is in the other room for a while."),
    "tail.stays": ("{who} stays.", "{who} stays again."),
    "tail.alone": ("Now {who} is alone.", "{who} is alone again."),
    "touch": ("{who} takes the hand of {other}.", "A hand from {who} again."),
    "text": ("{who} sends {other} a message.", "Another message from {who}.", "And one more."),
    "phone": ("{who} phones {other}.", "{who} phones again."),
    "silent": ("{who} falls silent.", "{who} goes quiet again."),
    "silent.phone": ("No more word from {who}.", "It goes quiet again at {who}’s end."),
    "silent.phone.many": ("No more word from {names}.",),
    "speaks": ("{who} can be talked to again.", "{who} joins in again."),
    "reachable.many": ("{names} can be reached again.",),
    "reachable": ("{who} can be reached again.", "{who}’s phone is on again."),
    # What happens.
    "threat": ("Something happens that startles {who}.", "Something startling again."),
    "threat.many": ("Something happens. It touches {names}.", "Again something touches {names}."),
    "threat.say": ("“{label}”. That lands with {who}.", "That again: “{label}”."),
    "threat.say.many": ("“{label}”. That touches {names}.", "That again: “{label}”."),
    "sign": ("The sign: a shock may come. {who} tenses.",),
    "sign.again": ("The sign again.", "And again.", "The sign once more."),
    "sign.less": (
        "The sign again. It startles {who} less than the first time.",
        "The sign comes, and does less to {who}.",
    ),
    "illness": ("{who} feels ill.", "{who} is ill again."),
    "fatigue": ("{who} is tired.", "{who} is tired again."),
    "novelty": ("There is something new for {who} to see.", "Something new again."),
    # A child calls.
    "call.child.near.look": (
        "{who} looks at {other}.",
        "{who} reaches an arm out to {other}.",
        "Another look at {other}.",
    ),
    "call.child.near.ask": (
        "{who} asks for {other}.",
        "{who} holds out both arms to {other}.",
        "{who} calls {other} again.",
    ),
    "call.child.near.cry": (
        "{who} cries, turned to {other}.",
        "Crying again, with {other}.",
        "{who} keeps crying for {other}.",
    ),
    "call.child.near.scream": (
        "{who} screams, arms out to {other}.",
        "{who} cannot cry any louder.",
    ),
    "louder.child.near": ("Calling turns into crying.", "Now {who} cries for {other}."),
    "call.child.away.look": (
        "{who} searches for {other} with the eyes.",
        "{who} looks where {other} went.",
        "The eyes of {who} search again.",
    ),
    "call.child.away.ask": (
        "{who} calls for {other}.",
        "{who} calls, and listens for {other}.",
        "One more call.",
    ),
    "call.child.away.cry": (
        "{who} cries for {other}.",
        "The crying starts again.",
        "Crying again, and longer.",
    ),
    "call.child.away.scream": (
        "{who} screams for {other}.",
        "The screaming does not stop.",
    ),
    "louder.child.away": ("The calling turns into crying.", "{who} cries hard for {other} now."),
    # An adult asks.
    "call.adult.near.look": (
        "{who} glances at {other}.",
        "{who} looks for the eyes of {other}.",
        "Another glance.",
    ),
    "call.adult.near.ask": (
        "{who} turns to {other}, and asks.",
        "{who} asks once more.",
        "Another question from {who}.",
    ),
    "call.adult.near.cry": (
        "{who} asks loudly for {other}.",
        "The voice of {who} goes up again.",
        "{who} presses on.",
    ),
    "call.adult.near.scream": (
        "{who} shouts. It can hardly be louder.",
        "{who} shouts for {other} again.",
    ),
    "louder.adult.near": ("{who} asks louder.", "Louder again, as {who} finds no rest."),
    "call.adult.phone.look": (
        "{who} checks whether {other} sent something.",
        "{who} looks at the screen again.",
        "{who} picks up the phone, and puts it down.",
    ),
    "call.adult.phone.ask": (
        "{who} sends {other} another message.",
        "One more message, from {who} to {other}.",
        "{who} writes something again.",
    ),
    "call.adult.phone.cry": (
        "{who} sends {other} an urgent message.",
        "Another urgent message, from {who} to {other}.",
    ),
    "call.adult.phone.scream": ("{who} phones {other}, and phones again.", "{who} keeps phoning."),
    "louder.adult.phone": ("The messages of {who} grow urgent.", "{who} tries again."),
    "call.adult.away.look": (
        "{who} thinks of {other} for a moment.",
        "The thoughts of {who} go to {other}.",
        "{other} is on the mind of {who} again.",
    ),
    "call.adult.away.ask": (
        "{who} would like {other} to be here now.",
        "{who} wants to go to {other}.",
        "Again {who} wants to go to {other}.",
    ),
    "call.adult.away.cry": ("{who} misses {other} badly.", "That missing again."),
    "call.adult.away.scream": (
        "{who} cries for {other}.",
        "{who} can hardly do without {other}.",
    ),
    "louder.adult.away": ("The missing gets worse.", "{who} misses {other} even more."),
    # A hand in the scanner.
    "call.scanner.near.look": (
        "{who} moves a finger towards {other}.",
        "A small sign with the hand, from {who}.",
    ),
    "call.scanner.near.ask": (
        "{who} squeezes the hand of {other}.",
        "{who} squeezes again.",
        "{who} holds the hand of {other} tighter.",
    ),
    "call.scanner.near.cry": ("{who} squeezes the hand of {other} hard.", "A hard squeeze again."),
    "call.scanner.near.scream": ("{who} clings to {other}.", "{who} does not let go."),
    "louder.scanner.near": ("{who} squeezes harder.", "{who} squeezes harder still."),
    # An animal.
    "call.pet.near.look": ("{who} looks up at {other}.", "{who} circles round {other}."),
    "call.pet.near.ask": ("{who} comes to {other}.", "{who} pushes against {other}."),
    "call.pet.near.cry": ("{who} calls {other}, and goes on.", "{who} calls again."),
    "call.pet.near.scream": ("{who} looks for {other} in panic.", "{who} panics again."),
    "louder.pet.near": ("{who} calls louder.", "{who} calls louder still."),
    "call.pet.away.look": ("{who} looks around.", "{who} listens at the door."),
    "call.pet.away.ask": ("{who} calls for {other}.", "{who} waits, and calls."),
    "call.pet.away.cry": ("{who} calls for {other} a long time.", "{who} calls again."),
    "call.pet.away.scream": ("{who} panics without {other}.", "{who} panics again."),
    "louder.pet.away": ("{who} calls louder.", "{who} calls louder still."),
    # Something soft to hold.
    "call.object.look": ("{who} touches {other} for a moment.", "A hand on {other}."),
    "call.object.ask": ("{who} goes to {other}.", "Back to {other}."),
    "call.object.cry": ("{who} clings to {other}.", "{who} holds {other} again."),
    "call.object.scream": ("{who} hides in {other}.", "{who} does not let go of {other}."),
    # An answer, or none.
    "answered.child.near": (
        "{other} comes, and comforts {who}.",
        "{other} picks {who} up.",
        "{other} comes again.",
    ),
    "answered.child.away": ("Still, something comes from {other}.", "{other} gives a sign."),
    "answered.adult.near": (
        "{other} listens, and comes nearer.",
        "{other} answers.",
        "Another answer from {other}.",
    ),
    "answered.adult.phone": (
        "Something comes back from {other}.",
        "{other} answers.",
        "Another message from {other}.",
    ),
    "answered.adult.away": ("Still, something comes from {other}.", "There is word from {other}."),
    "answered.scanner.near": ("{other} squeezes back.", "The hand of {other} answers."),
    "answered.pet.near": ("{other} strokes {who}.", "{other} comes to {who}."),
    "answered.pet.away": ("{who} hears {other}.", "A sound from {other} again."),
    "unanswered.child.there": (
        "{other} is there, but no comfort comes.",
        "{who} calls on. {other} does nothing.",
    ),
    "unanswered.child.gone": ("Nobody comes.", "The other side stays quiet."),
    "unanswered.child.phone": ("Nothing comes back.", "Still nothing."),
    "unanswered.adult.there": (
        "{other} does not take it up.",
        "No answer from {other} again.",
        "{who} keeps asking. Nothing comes.",
    ),
    "unanswered.adult.gone": ("{other} is not there.", "No answer."),
    "unanswered.adult.phone": (
        "{other} does not answer.",
        "Still nothing from {other}.",
        "The screen stays empty.",
    ),
    "unanswered.scanner.there": ("The hand of {other} stays still.", "No answer again."),
    "unanswered.scanner.gone": ("There is no hand.", "No answer."),
    "unanswered.pet.there": ("{other} takes no notice of {who}.", "Nothing from {other} again."),
    "unanswered.pet.gone": ("Nobody comes for {who}.", "It stays quiet."),
    "unanswered.pet.phone": ("Nobody comes for {who}.", "It stays quiet."),
    # Away from someone, or both at once.
    "turns_away.child": (
        "{who} moves away from {other}.",
        "{who} turns from {other}.",
        "A step back again.",
    ),
    "turns_away.adult": (
        "{who} turns away from {other}.",
        "{who} says no more and looks away.",
        "{who} turns away once more.",
    ),
    "turns_away.scanner": ("{who} lets go of the hand of {other}.", "{who} lets go again."),
    "turns_away.pet": ("{who} walks away from {other}.", "{who} creeps off for a while."),
    "torn.child": (
        "{who} wants to go to {other} and away from {other}. Both at once.",
        "A step to {other}, a step back.",
        "To and fro again, near {other}.",
    ),
    "torn.adult": (
        "{who} wants {other} near, and away too. Both at once.",
        "{who} asks, and turns away in the same breath.",
    ),
    "frightened": ("For a moment {other} startles {who}.", "{who} is startled by {other} again."),
    "closer.child": (
        "{who} is close to {other}.",
        "{who} nestles against {other}.",
        "Close to {other} again.",
    ),
    "closer.adult": (
        "{names} come closer to each other.",
        "Another step towards each other.",
        "{names} sit close together.",
    ),
    "closer.scanner": ("The hand of {other} lies firmly in that of {who}.",),
    "closer.pet": ("{who} lies against {other}.", "{who} lies close again."),
    # Inside.
    "rises": (
        "The breath of {who} goes up.",
        "{who} grows restless.",
        "Tension again in {who}.",
    ),
    "rises.many": ("In {names} the breath goes up.", "Tension again, in {names}."),
    "alarmed": ("Inside {who} it runs fast.", "The breath of {who} races."),
    "hidden.child": (
        "{who} shows little. Inside, it is not still: watch the breath.",
        "Quiet outside. But the breath is high.",
        "Silent, and yet full of tension.",
    ),
    "hidden.adult": (
        "{who} asks nothing. Inside, it is not calm.",
        "There is little to see in {who}. The breath says something else.",
        "{who} stays silent, and the tension stays too.",
    ),
    "hidden.scanner": (
        "{who} lies still. Inside, it is not still.",
        "Nothing to see in {who}, except the breath.",
    ),
    "hidden.phone": (
        "No sound from {who}. Inside, something chafes.",
        "{who}’s phone lies still. The breath does not.",
        "{who} carries on as usual, and is full of it all the same.",
    ),
    "hidden.pet": ("{who} lies still, ears pricked.", "{who} makes itself small."),
    "eases.oneself": (
        "With a hand on the heart, {who} grows calmer.",
        "{who} can carry it alone again.",
    ),
    "oneself.kind": (
        "{who} lays a hand on the heart, and stays with the feeling.",
        "The hand on the heart again.",
    ),
    "oneself.hard": (
        "{who} passes over what is felt.",
        "{who} pushes the feeling away.",
    ),
    "eases.many": ("The tension drops in {names}.", "{names} find some rest again."),
    "eases": (
        "The tension drops in {who}.",
        "{who} finds some rest alone.",
        "The breath of {who} grows longer.",
    ),
    "soothed.child": (
        "With {other} the tension drops.",
        "{other} helps: the breath of {who} grows longer.",
        "Comforted enough.",
    ),
    "soothed.adult": (
        "With {other} near, {who} grows calmer.",
        "The breath of {who} drops, near {other}.",
        "Rest again, together with {other}.",
    ),
    "unsettled.child": (
        "{other} has comforted {who} for {span}, but there is no ease yet.",
        "The comfort of {other} does not help yet.",
    ),
    "unsettled.adult": (
        "{other} is there for {who}, and still the tension stays.",
        "The care of {other} does not get through yet.",
    ),
    "plays": ("{who} plays.", "{who} looks at all there is."),
    "plays.near": ("With {other} near, {who} dares to play.", "{who} plays."),
    "plays.again": ("{who} plays again.", "The playing starts again.", "Toys are fun again."),
    "stops_playing": (
        "{who} stops playing.",
        "The playing falters.",
        "The toys lie still again.",
    ),
    "puts_away.many": ("{names} put the phone away and go on with the day.",),
    "puts_away": (
        "{who} puts the phone away and goes on with the day.",
        "{who} no longer thinks about it.",
    ),
    # Together.
    "both_call": ("Now {names} both ask, across each other.", "Both at once again."),
    "both_alone": (
        "Both tense, both silent. So near, and yet alone.",
        "Nobody says anything. In neither of them is it calm.",
    ),
    "both_ease": ("The breath drops, in both {names}.",),
    # The end.
    "end.tense.with": ("So it ends: {who} with {other}, and not at ease yet.",),
    "end.tense": ("So it ends, and in {who} it is not calm yet.",),
    "end.tense.many": ("So it ends. In {names} it is not calm yet.",),
    "end.calm.many": ("By the end it is calm again in {names}.",),
    "end.calm": ("By the end it is calm again in {who}.",),
}


def span(minutes: float) -> str:
    """How long something lasts, in plain words."""
    if minutes < 1.5:
        return "a minute" if minutes > 0.75 else "half a minute"
    if minutes < 20:
        return f"{_count(minutes)} minutes"
    if minutes < 45:
        return "half an hour"
    if minutes < 90:
        return "an hour"
    hours = minutes / 60
    if hours < 20:
        return f"{_count(hours)} hours"
    days = hours / 24
    if days < 1.5:
        return "a day"
    if days < 12:
        return f"{_count(days)} days"
    return f"{_count(days / 7)} weeks" if days < 60 else f"{_count(days / 30)} months"


_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)


def _count(amount: float) -> str:
    number = round(amount)
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
