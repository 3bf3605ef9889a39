package dev.cloudcart.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.api.call.Says;

/// What a program says about the preview that it approves. Everything may be left out.
record ApprovalBody(
        @Says("numbers of orders that the preview shows; otherwise all it is about") @Nullable
        List<String> orders) {}
