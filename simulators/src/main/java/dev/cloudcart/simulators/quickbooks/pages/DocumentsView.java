package dev.cloudcart.simulators.quickbooks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// One page of the documents.
///
/// @param older the id below which the next page begins; empty when there is none
record DocumentsView(Frame frame, String realmId, Visit visit, List<DocumentRow> rows, String older) {

    List<Kind> kinds() {
        return Kind.documents();
    }

    String chosen(String name) {
        return visit.text(name);
    }

    String path() {
        return "/companies/%s/documents".formatted(realmId);
    }

    String address(DocumentRow row) {
        return "%s/%s/%s".formatted(path(), row.kind().path(), row.id());
    }

    String olderAddress() {
        return path()
                + Stream.of("kind", "number", "party", "day")
                        .filter(name -> !chosen(name).isEmpty())
                        .map(name -> name + "=" + URLEncoder.encode(chosen(name), UTF_8) + "&")
                        .collect(Collectors.joining("", "?", "before=" + older));
    }
}
