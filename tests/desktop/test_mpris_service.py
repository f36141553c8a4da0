"""What the player's object answers, called by hand."""

from tests.desktop.mpris_samples import playing, running_at
from trainer.desktop.mpris_mapping import Playing
from trainer.desktop.mpris_messages import PATH, PLAYER, PROPERTIES, Answer, Call
from trainer.desktop.mpris_methods import Order, TurnVolume, Wish
from trainer.desktop.mpris_service import Service


def now() -> Playing:
    return playing(running_at(1_000), volume=0.5)


def test_a_caller_may_leave_the_interface_to_us() -> None:
    wishes: list[Wish] = []
    service = Service(now, wishes.append)
    assert service(Call(path=PATH, interface="", member="Pause")) == Answer()
    assert wishes == [Order.PAUSE]


def test_what_changes_nothing_is_answered_and_passed_over() -> None:
    wishes: list[Wish] = []
    service = Service(now, wishes.append)
    assert service(Call(path=PATH, interface=PLAYER, member="Play")) == Answer()
    assert wishes == []


def test_a_property_is_told_and_set() -> None:
    wishes: list[Wish] = []
    service = Service(now, wishes.append)
    volume = Call(
        path=PATH, interface=PROPERTIES, member="Get", signature="ss", body=(PLAYER, "Volume")
    )
    assert service(volume) == Answer(signature="v", body=(("d", 0.5),))
    louder = Call(
        path=PATH,
        interface=PROPERTIES,
        member="Set",
        signature="ssv",
        body=(PLAYER, "Volume", ("d", 0.9)),
    )
    assert service(louder) == Answer()
    assert wishes == [TurnVolume(90)]
