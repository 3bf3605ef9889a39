package dev.cloudcart.desk;

import java.time.ZoneId;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.settings.Companies;

/// Adds companies.
public final class CompanyDesk {

    private final Companies companies;
    private final Together together;

    CompanyDesk(Companies companies, Together together) {
        this.companies = companies;
        this.together = together;
    }

    public Companies.Adding add(String name, CurrencyUnit currency, ZoneId zone, Actor actor) {
        return together.doing(() -> {
            var adding = companies.add(name, currency, zone, actor.name());
            if (adding instanceof Companies.Adding.Added(var company)) {
                together.note(actor, Act.COMPANY, company.id(), "added " + company.name());
            }
            return adding;
        });
    }
}
