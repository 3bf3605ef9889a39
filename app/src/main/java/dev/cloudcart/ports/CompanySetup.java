package dev.cloudcart.ports;

import java.time.Duration;
import java.util.Set;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.settings.Settings.OrderStatus;

/// What a run must know of its company, in one version of its settings.
///
/// @param creation what may be created when it is no preview
/// @param lookBack how far back orders are looked through once a day for what has changed; zero for not at all
/// @param statuses which orders are posted
public record CompanySetup(String name, Rules rules, Creation creation, Duration lookBack, Set<OrderStatus> statuses) {}
