package dev.cloudcart.shell.commands;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.cloudcart.desk.CompanyDesk;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.shell.show.Columns;

@Command(
        name = "company",
        description = "Adds and lists the companies of this installation.",
        subcommands = {CompanyCommand.Add.class, CompanyCommand.Listing.class})
public final class CompanyCommand extends Group {

    @Command(name = "add", description = "Adds a company, with the default settings.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The company's name here.")
        private String name = "";

        @Option(
                names = "--currency",
                required = true,
                paramLabel = "CODE",
                description = "The home currency of its books, such as GBP.")
        private String currency = "";

        @Option(
                names = "--time-zone",
                required = true,
                paramLabel = "ZONE",
                description = "Decides which day an order belongs to, such as Europe/London.")
        private String zone = "";

        private final Session session;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var unit = currency();
            var where = zone();
            return switch (session.get(CompanyDesk.class).add(name, unit, where, session.actor())) {
                case Companies.Adding.Added(var company) -> {
                    session.terminal()
                            .say("Added %s. Connect it next: cloudcart connect --help".formatted(company.name()));
                    yield ExitStatus.DONE;
                }
                case Companies.Adding.Refused(var sentence) -> throw new WrongUse(sentence);
            };
        }

        private CurrencyUnit currency() {
            try {
                return CurrencyUnit.of(currency.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalCurrencyException _) {
                throw new WrongUse(
                        "There is no currency \"%s\": give its three letters, such as GBP.".formatted(currency));
            }
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(zone.strip());
            } catch (DateTimeException _) {
                throw new WrongUse("There is no time zone \"%s\": give one such as Europe/London.".formatted(zone));
            }
        }
    }

    @Command(name = "list", description = "Lists the companies.")
    static final class Listing implements Callable<Integer> {

        private final Session session;

        Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var companies = session.get(Companies.class).list();
            if (companies.isEmpty()) {
                session.terminal().say("There is no company yet: add one with cloudcart company add.");
            } else {
                session.terminal().print(table(companies));
            }
            return ExitStatus.DONE;
        }

        private static String table(List<Company> companies) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("Company", "Currency", "Time zone"));
            companies.forEach(company -> rows.add(List.of(
                    company.name(), company.currency().getCode(), company.zone().getId())));
            return Columns.text(rows, 3);
        }
    }
}
