package org.wwow.backup.server.directory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Reads the whole chain before the first call: one that does not hold would else refuse every call in words that blame
/// the caller.
@Component
final class ChainAtStart implements SmartInitializingSingleton {
    private final Chain chain;

    ChainAtStart(Chain chain) {
        this.chain = chain;
    }

    @Override
    public void afterSingletonsInstantiated() {
        chain.requireWhole();
    }
}
