package dev.cloudcart.simulators.pages;

import java.util.Optional;

/// What stands around every page.
///
/// @param here the link of the navigation that leads here; any other text marks none
public record Frame(Site site, String title, String here, Optional<Notice> notice) {

    /// A sentence above the page: what was done, or why it was not.
    public record Notice(String sentence, boolean refusal) {}

    public Frame(Site site, String title, String here) {
        this(site, title, here, Optional.empty());
    }

    public Frame done(Optional<String> sentence) {
        return new Frame(site, title, here, sentence.map(text -> new Notice(text, false)));
    }

    public Frame refused(String sentence) {
        return new Frame(site, title, here, Optional.of(new Notice(sentence, true)));
    }
}
