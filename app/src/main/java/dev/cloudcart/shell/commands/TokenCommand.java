package dev.cloudcart.shell.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.desk.TokenDesk;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "token",
        description = "Tokens by which programs use the API.",
        subcommands = {TokenCommand.Make.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
public final class TokenCommand extends Group {

    @Command(name = "make", description = "Makes a token, and shows it once.")
    static final class Make implements Callable<Integer> {

        private static final int YEAR_MAX = 9999;

        @Parameters(paramLabel = "NAME", description = "Of the program that uses it.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, operator, accountant or viewer.")
        private String role = "";

        @Option(names = "--company", paramLabel = "NAME", description = "In which companies; without it in all.")
        private List<String> companies = List.of();

        @Option(names = "--until", paramLabel = "DAY", description = "Its last day; without it none.")
        private @Nullable String until;

        private final Session session;

        Make(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var wanted = RoleWord.of(role);
            var where = companies.stream()
                    .map(company -> session.company(company).id())
                    .collect(Collectors.toSet());
            var wish = new ApiTokens.Wish(
                    name, wanted, companies.isEmpty(), where, end(until).orElse(null));
            var token = switch (session.get(TokenDesk.class).make(wish, session.actor())) {
                case ApiTokens.Making.Refused(var sentence) -> throw new WrongUse(sentence);
                case ApiTokens.Making.Made made -> made.token();
            };
            session.terminal().say("This token is shown now and never again:");
            session.terminal().print(token);
            return ExitStatus.DONE;
        }

        private static Optional<Instant> end(@Nullable String day) {
            try {
                return Optional.ofNullable(day)
                        .map(LocalDate::parse)
                        .map(Make::known)
                        .map(last ->
                                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            } catch (DateTimeException _) {
                throw new WrongUse("\"%s\" is no day: write one such as 2027-01-31.".formatted(day));
            }
        }

        private static LocalDate known(LocalDate day) {
            if (day.getYear() < 0 || day.getYear() > YEAR_MAX) {
                throw new DateTimeException("No database has that day");
            }
            return day;
        }
    }

    @Command(name = "list", description = "Shows the tokens, and what they may do.")
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var names = session.get(Companies.class).list().stream()
                    .collect(Collectors.toMap(company -> company.id(), company -> company.name()));
            var tokens = session.get(ApiTokens.class).list().stream()
                    .filter(token -> token.revoked() == null)
                    .toList();
            if (tokens.isEmpty()) {
                session.terminal().say("None yet: make one with cloudcart token make.");
            }
            tokens.forEach(token -> session.terminal()
                    .print("%s  %s of %s%s"
                            .formatted(
                                    token.name(),
                                    token.caller().role().word(),
                                    token.caller().everywhere()
                                            ? "all companies"
                                            : token.caller().companies().stream()
                                                    .map(id -> names.getOrDefault(id, "another company"))
                                                    .sorted()
                                                    .collect(Collectors.joining(", ")),
                                    token.expires() == null ? "" : ", until " + token.expires())));
            return ExitStatus.DONE;
        }
    }

    @Command(name = "revoke", description = "Takes a token back: from now on it opens nothing.")
    static final class Revoke implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "Of the token.")
        private String name = "";

        private final Session session;

        Revoke(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var tokens = session.get(ApiTokens.class);
            var token = tokens.list().stream()
                    .filter(one -> one.revoked() == null && one.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(
                            () -> new WrongUse("There is no token \"%s\": see cloudcart token list.".formatted(name)));
            session.get(TokenDesk.class).revoke(token, session.actor());
            session.terminal().say("The token %s is revoked.".formatted(token.name()));
            return ExitStatus.DONE;
        }
    }
}
