package dev.cloudcart.desk;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@Import({
    Approvals.class,
    CompanyDesk.class,
    HoldDesk.class,
    ReadCount.class,
    RunDesk.class,
    SettingsDesk.class,
    Together.class,
    TokenDesk.class,
    WebhookDesk.class
})
class DeskConfiguration {}
