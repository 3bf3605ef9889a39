package dev.cloudcart.web.frame;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What a controller answers.
public sealed interface Shown {

    /// A whole page, with the frame around it.
    ///
    /// @param template its path, such as `web/runs/list.jte`, with the parameters `frame` and `view`
    /// @param here the entry of the navigation that leads there
    record Page(int status, String template, Place here, String title, Object view) implements Shown {

        public Page(String template, Place here, String title, Object view) {
            this(200, template, here, title, view);
        }

        /// The same after something that was not taken.
        public Page refused() {
            return new Page(422, template, here, title, view);
        }
    }

    /// A part of a page that changes in place; its template has the same parameters.
    record Part(String template, Object view) implements Shown {}

    /// Where the browser goes after a form did what it says.
    record Redirect(String address, @Nullable Notice notice) implements Shown {

        Optional<Notice> said() {
            return Optional.ofNullable(notice);
        }
    }

    /// A page that says that something is not there, or not for this person.
    static Page sentence(int status, String title, String sentence) {
        return new Page(status, "web/frame/sentence.jte", Place.NOWHERE, title, new Sentence(sentence));
    }

    record Sentence(String text) {}

    static Redirect to(String address) {
        return new Redirect(address, null);
    }

    static Redirect done(String address, String sentence) {
        return new Redirect(address, Notice.done(sentence));
    }

    static Redirect refused(String address, String sentence) {
        return new Redirect(address, Notice.refused(sentence));
    }
}
