# Two workers of four threads, the application loaded before they are forked.
workers 2
threads 4, 4
preload_app!
environment 'production'
bind "unix://#{ENV.fetch('HUIYIN_PEERS_RUN')}/redmine.sock"
pidfile "#{ENV.fetch('HUIYIN_PEERS_RUN')}/redmine.pid"
before_fork { ActiveRecord::Base.connection_pool.disconnect! }
on_worker_boot { ActiveRecord::Base.establish_connection }
