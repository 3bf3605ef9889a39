package dev.cloudcart.desk;

import java.util.stream.Collectors;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.settings.Companies;

/// Makes and revokes tokens of programs.
public final class TokenDesk {

    private final ApiTokens tokens;
    private final Companies companies;
    private final Together together;

    TokenDesk(ApiTokens tokens, Companies companies, Together together) {
        this.tokens = tokens;
        this.companies = companies;
        this.together = together;
    }

    public ApiTokens.Making make(ApiTokens.Wish wish, Actor actor) {
        return together.doing(() -> {
            var making = tokens.make(wish, actor.name());
            if (making instanceof ApiTokens.Making.Made) {
                together.note(
                        actor,
                        Act.TOKEN,
                        null,
                        "token %s is made: %s of %s"
                                .formatted(wish.name().strip(), wish.role().word(), where(wish)));
            }
            return making;
        });
    }

    private String where(ApiTokens.Wish wish) {
        return wish.everywhere()
                ? "all companies"
                : companies.list().stream()
                        .filter(company -> wish.companies().contains(company.id()))
                        .map(company -> company.name())
                        .collect(Collectors.joining(", "));
    }

    /// From now on no call with it is answered.
    public void revoke(ApiTokens.Kept token, Actor actor) {
        together.doing(() -> {
            boolean revoked = tokens.revoke(token.id());
            if (revoked) {
                together.note(actor, Act.TOKEN, null, "token %s is revoked".formatted(token.name()));
            }
            return revoked;
        });
    }
}
