package dev.arbflow.benchmarks.peers;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.DeploymentOptions;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import dev.arbflow.benchmarks.workload.DetectorPeer;
import dev.arbflow.jobs.arbitrage.LegUpdate;

/**
 * Esper, asked as its manual advises: a context for each market, the newest quote of each venue,
 * and the best of both sides.
 */
@SuppressWarnings("EnumOrdinal") // a key that never leaves memory
public final class EsperDetector implements DetectorPeer {
    private static final String STATEMENTS =
            """
            create context PerMarket partition by market from Quote;
            @name('crossed') context PerMarket
              select market, max(bid) as bid, min(ask) as ask from Quote#unique(venue)
              having max(bid) > min(ask);
            """;

    private EPRuntime runtime;
    private EPEventService events;
    private long crossed;

    @Override
    public void start() {
        stop();
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(Quote.class);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        runtime = EPRuntimeProvider.getRuntime("benchmark", configuration);
        try {
            EPCompiled compiled =
                    EPCompilerProvider.getCompiler()
                            .compile(STATEMENTS, new CompilerArguments(configuration));
            runtime.getDeploymentService()
                    .deploy(compiled, new DeploymentOptions().setDeploymentId("crossed"));
        } catch (EPCompileException | EPDeployException e) {
            throw new IllegalStateException("Esper refuses its statements", e);
        }
        runtime.getDeploymentService()
                .getStatement("crossed", "crossed")
                .addListener((rows, gone, statement, its) -> crossed += rows.length);
        events = runtime.getEventService();
        crossed = 0;
    }

    @Override
    public long update(int market, LegUpdate update) {
        events.sendEventBean(
                new Quote(
                        market,
                        update.listing().venue().ordinal(),
                        update.bids().best(),
                        update.asks().best()),
                "Quote");
        return crossed;
    }

    @Override
    public void stop() {
        if (runtime != null) {
            runtime.destroy();
        }
    }
}
