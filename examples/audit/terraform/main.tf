# The plan beside this file is what `terraform show -json tfplan` prints of it, with what no reader needs taken out.
resource "aws_security_group" "agents" {
  name   = "agents"
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.agents.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "103.163.152.0/22"
}
