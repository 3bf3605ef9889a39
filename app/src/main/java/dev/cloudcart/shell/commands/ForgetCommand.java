package dev.cloudcart.shell.commands;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.audit.Act;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "forget",
        description =
                "Takes a buyer out of all records that are kept of the orders. The documents in QuickBooks hold no buyers.")
public final class ForgetCommand implements Callable<Integer> {

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
    private String company = "";

    @Option(
            names = "--buyer",
            required = true,
            paramLabel = "TEXT",
            description =
                    "The buyer's whole name, e-mail address, telephone number or name at the channel, as the order has it.")
    private String buyer = "";

    private final Session session;

    public ForgetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (buyer.isBlank()) {
            throw new WrongUse("Say which buyer: --buyer \"jane@example.com\".");
        }
        var found = session.company(company);
        session.begins(Act.FORGET, found.id(), "a buyer");
        var orders = session.get(Buyers.class).forget(found.id(), buyer);
        session.did(Act.FORGET, found.id(), "a buyer, in %d orders".formatted(orders.size()));
        session.terminal()
                .say(
                        orders.isEmpty()
                                ? "No record says that. Give the whole name, address or number, as the order in Linnworks has it."
                                : "Taken out of %s: %s."
                                        .formatted(
                                                orders.size() == 1 ? "one order" : orders.size() + " orders",
                                                orders.stream()
                                                        .map(SourceRef::number)
                                                        .collect(Collectors.joining(", "))));
        return ExitStatus.DONE;
    }
}
