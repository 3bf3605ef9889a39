package dev.cloudcart.journal;

/// Why there is a run.
///
/// @param who asked for it, such as `shell (anna)`; the schedule where nobody did; empty where that was not kept
public record Occasion(Purpose purpose, Trigger trigger, String who) {

    public static final Occasion SCHEDULED = new Occasion(Purpose.SYNC, Trigger.SCHEDULED, "schedule");

    /// A run by hand.
    public static Occasion byHand(Purpose purpose) {
        return new Occasion(purpose, Trigger.MANUAL, "");
    }

    public Occasion by(String person) {
        return new Occasion(purpose, trigger, person);
    }

    public boolean isPreview() {
        return purpose == Purpose.PREVIEW;
    }

    /// In one word, as run reports have it: a preview says so, whatever set it off.
    public String word() {
        return isPreview() ? purpose.word() : trigger.word();
    }
}
