package dev.cloudcart.sync;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.cloudcart.sync.TradeSource.SalesPage;
import dev.cloudcart.sync.TradeSource.SalesPages;

/// Reads the next page while the one before is worked on; never more than one ahead.
final class ReadAhead implements AutoCloseable {

    private final SalesPages pages;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<Optional<SalesPage>> next;

    ReadAhead(SalesPages pages) {
        this.pages = pages;
        this.next = read();
    }

    Optional<SalesPage> next() {
        try {
            var page = next.join();
            if (page.isPresent()) {
                next = read();
            }
            return page;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException trouble ? trouble : e;
        }
    }

    private CompletableFuture<Optional<SalesPage>> read() {
        return CompletableFuture.supplyAsync(pages::next, thread);
    }

    @Override
    public void close() {
        thread.close();
        pages.close();
    }
}
