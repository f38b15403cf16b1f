package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Another engine that says when a market is crossed; found as a service, because what it is made of
 * is no part of the project.
 */
public interface DetectorPeer {

    /** The peers on the class path: none unless it was built with the profile {@code peers}. */
    static List<DetectorPeer> found() {
        return ServiceLoader.load(DetectorPeer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Forgets everything. */
    void start();

    /**
     * Notes an update.
     *
     * @param market the market's place in the workload
     * @return how many updates so far left a market with two venues crossed
     */
    long update(int market, LegUpdate update);

    /** Gives back what it holds. */
    void stop();
}
