package dev.cloudcart.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Once;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.desk.TokenDesk;

@RestController
final class TokensController {

    private static final String TOKENS = Address.ROOT + "/tokens";

    private final ApiTokens tokens;
    private final Finder finder;
    private final TokenDesk desk;
    private final InstantSource clock;

    TokensController(ApiTokens tokens, Finder finder, TokenDesk desk, InstantSource clock) {
        this.tokens = tokens;
        this.finder = finder;
        this.desk = desk;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(
            long id,
            String name,

            @Says("`viewer`, `accountant`, `operator` or `owner`")
            String role,

            @Says("the ids of its companies; left out where it is for all") @Nullable
            Set<Long> companies,

            @Says("whether a call with it is answered") boolean works,
            Instant made,
            String madeBy,
            @Nullable Instant expires,
            @Says("the last time") @Nullable Instant used,
            @Nullable Instant revoked,

            @Says("itself, shown once when it is made") @Nullable
            String token) {

        static TokenView of(ApiTokens.Kept kept, Instant now, @Nullable String token) {
            var caller = kept.caller();
            var companies = caller.everywhere()
                    ? null
                    : caller.companies().stream().map(CompanyId::value).collect(Collectors.toCollection(TreeSet::new));
            return new TokenView(
                    kept.id(),
                    kept.name(),
                    caller.role().word(),
                    companies,
                    kept.works(now),
                    kept.made(),
                    kept.madeBy(),
                    kept.expires(),
                    kept.used(),
                    kept.revoked(),
                    token);
        }
    }

    record Body(
            @Nullable String name,

            @Says("\"viewer\", \"accountant\", \"operator\" or \"owner\"") @Nullable
            String role,

            @Says("a list of ids; left out for all companies") @Nullable
            List<Long> companies,

            @Says("its last day, such as \"2027-01-31\", UTC; left out for none") @Nullable
            String expires) {}

    @GetMapping(TOKENS)
    @Call(does = "Lists the tokens.", takes = Role.OWNER, ofAll = true)
    List<TokenView> list() {
        var now = clock.instant();
        return tokens.list().stream().map(kept -> TokenView.of(kept, now, null)).toList();
    }

    @PostMapping(TOKENS)
    @ResponseStatus(HttpStatus.CREATED)
    @Call(does = "Makes a token, which is shown this once.", takes = Role.OWNER, ofAll = true)
    TokenView make(@Sent Body body, Actor actor, HttpServletRequest request) {
        Once.keepsNoBody(request);
        var role = Role.named(Objects.requireNonNullElse(body.role(), ""))
                .orElseThrow(() ->
                        Refuse.wrong("Give the token a role: \"viewer\", \"accountant\", \"operator\" or \"owner\"."));
        var everywhere = body.companies() == null;
        var companies = Objects.requireNonNullElse(body.companies(), List.<Long>of()).stream()
                .map(id -> finder.company(Long.toString(id)).id())
                .collect(Collectors.toSet());
        var wish = new ApiTokens.Wish(
                Objects.requireNonNullElse(body.name(), ""), role, everywhere, companies, until(body.expires()));
        return switch (desk.make(wish, actor)) {
            case ApiTokens.Making.Refused(var sentence) -> throw Refuse.wrong(sentence);
            case ApiTokens.Making.Made(var id, var token) ->
                TokenView.of(tokens.find(id).orElseThrow(), clock.instant(), token);
        };
    }

    private static @Nullable Instant until(@Nullable String day) {
        return day == null
                ? null
                : Finder.day("expires", day.strip())
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }

    @DeleteMapping(TOKENS + "/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Call(does = "Revokes a token: from now on no call with it is answered.", takes = Role.OWNER, ofAll = true)
    void revoke(@PathVariable("token") String id, Actor actor) {
        var token = Finder.id(id)
                .flatMap(tokens::find)
                .orElseThrow(() -> Refuse.notFound("There is no token %s.".formatted(id)));
        desk.revoke(token, actor);
    }
}
