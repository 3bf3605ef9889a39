package dev.cloudcart.web.entry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;

/// Builds what those who come in share.
@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    /// Whoever goes on guessing must not fill the disk with rows of the audit.
    @Bean(initMethod = "start")
    RefusedCalls refusedSignIns(Audit audit) {
        return RefusedCalls.of(Act.SIGN_IN, audit);
    }
}
