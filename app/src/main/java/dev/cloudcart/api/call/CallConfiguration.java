package dev.cloudcart.api.call;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamWriteFeature;

import dev.cloudcart.settings.Companies;

/// Builds what all calls share.
@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    Finder finder(Companies companies) {
        return new Finder(companies);
    }

    @Bean
    Answers answers(JdbcClient jdbc) {
        return new Answers(jdbc);
    }

    /// Whoever manages transactions tells it of each.
    @Bean
    UnderWay underWay(Answers answers) {
        return new UnderWay(answers);
    }

    /// After the door, which says who calls.
    @Bean
    FilterRegistrationBean<Once> once(Answers answers, UnderWay underWay) {
        var filter = new FilterRegistrationBean<>(new Once(answers, underWay));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    /// Amounts are texts, written out: no program is to read them as binary fractions.
    @Bean
    JsonMapperBuilderCustomizer amounts() {
        return json -> json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .withConfigOverride(
                        BigDecimal.class,
                        amount -> amount.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
    }

    @Bean
    WebMvcConfigurer callHandling(Finder finder) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Questions());
                registry.addInterceptor(new CallGuard(finder)).order(Ordered.LOWEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments(finder));
            }
        };
    }
}
