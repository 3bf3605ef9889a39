package dev.cloudcart.people;

import java.time.InstantSource;
import java.util.Optional;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.connections.Seals;
import dev.cloudcart.database.Home;
import dev.cloudcart.mail.Postman;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesSettings.class)
class PeopleConfiguration {

    @Bean
    Sessions sessions(JdbcClient jdbc, InstantSource clock) {
        return new Sessions(new SessionStore(jdbc), clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    People people(
            JdbcClient jdbc,
            Passwords passwords,
            Sessions sessions,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        return new People(
                new PersonStore(jdbc),
                new LinkStore(jdbc),
                passwords,
                sessions,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Links links(
            JdbcClient jdbc,
            Passwords passwords,
            Sessions sessions,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        return new Links(
                new LinkStore(jdbc),
                new PersonStore(jdbc),
                passwords,
                sessions,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Identities identities(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        return new Identities(jdbc, new PersonStore(jdbc), new TransactionTemplate(transactions), clock);
    }

    @Bean
    FactorStore factorStore(JdbcClient jdbc, Seals seals) {
        return new FactorStore(jdbc, seals);
    }

    @Bean
    SecondFactors secondFactors(FactorStore store, PlatformTransactionManager transactions, InstantSource clock) {
        return new SecondFactors(store, new TransactionTemplate(transactions), clock);
    }

    @Bean
    PagesAddress pagesAddress(PagesSettings settings, Environment environment) {
        return new PagesAddress(
                Optional.ofNullable(settings.publicAddress()),
                environment.getProperty("server.port", Integer.class, 8080));
    }

    @Bean
    LinkPost linkPost(Postman postman) {
        return new LinkPost(postman);
    }

    @Bean
    ForgottenPasswords forgottenPasswords(
            People people, Links links, LinkPost post, PagesAddress address, InstantSource clock) {
        return new ForgottenPasswords(people, links, post, address, clock);
    }

    @Bean
    SetUpCode setUpCode(Home home, People people, InstantSource clock) {
        return new SetUpCode(home.folder().resolve("set-up-code"), people, clock);
    }
}
