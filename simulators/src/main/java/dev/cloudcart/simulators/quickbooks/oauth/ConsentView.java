package dev.cloudcart.simulators.quickbooks.oauth;

import java.util.List;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.quickbooks.books.Books;

/// What a user is asked.
///
/// @param scopes what the app wants to do, in plain words
/// @param scope the same as the app named it
/// @param back where the app waits for the answer
record ConsentView(Frame frame, List<String> scopes, String scope, String back, String state, List<Books> companies) {

    /// The scopes of Intuit's OAuth 2.0 (Intuit, Scopes).
    static String words(String scope) {
        return switch (scope) {
            case "com.intuit.quickbooks.accounting" -> "read and write everything in the books of one company";
            case "com.intuit.quickbooks.payment" -> "take payments for you";
            case "openid" -> "know who you are";
            case "profile" -> "read your name";
            case "email" -> "read your e-mail address";
            case "phone" -> "read your phone number";
            case "address" -> "read your address";
            default -> scope;
        };
    }
}
