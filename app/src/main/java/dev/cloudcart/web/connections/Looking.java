package dev.cloudcart.web.connections;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.QuickBooksAccess;
import dev.cloudcart.connections.Sight.Fact;
import dev.cloudcart.connections.Sights;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Sentences;

/// Looks at the services: before something is kept, and at what is connected.
@Component
final class Looking {

    private final Connections connections;
    private final Sights sights;
    private final TradeSource shop;
    private final Books books;

    Looking(Connections connections, Sights sights, TradeSource shop, Books books) {
        this.connections = connections;
        this.sights = sights;
        this.shop = shop;
        this.books = books;
    }

    /// What came of a look at a connection.
    sealed interface Seen {

        /// @param words what it showed first
        record Well(String words) implements Seen {}

        record Badly(String sentence) implements Seen {}
    }

    /// Empty when Linnworks accepts the token.
    Optional<Connecting> wrong(Company company, String token) {
        try {
            shop.check(company.id(), token);
            return Optional.empty();
        } catch (ConnectionTrouble trouble) {
            return Optional.of(doubt(trouble));
        }
    }

    /// Empty when the books are those of the company.
    Optional<Connecting> wrong(Company company, QuickBooksAccess access) {
        try {
            return books
                    .check(company.id(), new Books.Entry(access.realm(), access.accessToken()), company.currency())
                    .stream()
                    .findFirst()
                    .map(Connecting.Refused::new);
        } catch (ConnectionTrouble trouble) {
            return Optional.of(doubt(trouble));
        }
    }

    /// What is not accepted is not kept; what merely cannot be found out now is.
    private static Connecting doubt(ConnectionTrouble trouble) {
        return switch (trouble.kind()) {
            case NEEDS_ATTENTION -> new Connecting.NotLetIn(Sentences.of(trouble.getMessage(), trouble.mend()));
            case PASSING -> new Connecting.Unchecked(Sentences.of(trouble.getMessage(), "The next sync tries it."));
        };
    }

    /// Keeps what is seen, and how the connection stands because of it.
    Seen look(Company company, ConnectionKind kind) {
        try {
            var facts = switch (kind) {
                case LINNWORKS -> Facts.of(shop.sight(company.id()));
                case QUICKBOOKS -> Facts.of(books.sight(company.id()));
            };
            sights.keep(company.id(), kind, facts);
            connections.working(company.id(), kind);
            return new Seen.Well(first(facts));
        } catch (ConnectionTrouble trouble) {
            var sentence = Sentences.of(trouble.getMessage(), trouble.mend());
            if (trouble.kind() == ConnectionTrouble.Kind.NEEDS_ATTENTION) {
                connections.needsAttention(company.id(), kind, sentence);
            }
            return new Seen.Badly(sentence);
        }
    }

    private static String first(List<Fact> facts) {
        return facts.getFirst().value();
    }

    static String sentences(ConnectionProblem problem) {
        return Sentences.of(problem.getMessage(), problem.mend());
    }
}
